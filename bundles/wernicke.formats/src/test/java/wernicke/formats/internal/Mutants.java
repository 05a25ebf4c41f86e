package wernicke.formats.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import wernicke.api.PluginException;

/**
 * The fuzz test of every format: a valid file, cut after any byte or with some bytes changed, is
 * read, or refused in one line that begins with the name of the file, and nothing else happens: no
 * other exception, no hang, no more memory than the tests have.
 *
 * @param file where the mutants are written, and what messages begin with
 * @param inputs how many with changed bytes
 */
public record Mutants(Path file, int inputs) {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int HEAD = 1500;

  /** Reads a file completely. */
  public interface Reader {
    void read(Path file) throws Exception;
  }

  /** As many as the property {@code wernicke.fuzz} says, 3,000 without. */
  public static Mutants at(Path file) {
    return new Mutants(file, Integer.getInteger("wernicke.fuzz", 3_000));
  }

  /** Tries all; some have to be refused, or the test would show nothing. */
  public void of(byte[] whole, Reader reader) {
    int refused =
        assertTimeoutPreemptively(PATIENCE, () -> cut(whole, reader) + changed(whole, reader));
    assertThat(refused).isPositive();
  }

  private int cut(byte[] whole, Reader reader) throws Exception {
    int refused = 0;
    for (int length = 0; length < whole.length; length += 1 + length / 50) {
      refused += refused(Arrays.copyOf(whole, length), reader);
    }
    return refused;
  }

  private int changed(byte[] whole, Reader reader) throws Exception {
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < inputs; i++) {
      byte[] mutant = whole.clone();
      for (int change = random.nextInt(4); change >= 0; change--) {
        int near = random.nextBoolean() ? Math.min(whole.length, HEAD) : whole.length;
        mutant[random.nextInt(near)] = (byte) random.nextInt(256);
      }
      refused += refused(mutant, reader);
    }
    return refused;
  }

  private int refused(byte[] content, Reader reader) throws Exception {
    write(content);
    try {
      reader.read(file);
      return 0;
    } catch (PluginException e) {
      assertThat(e.getMessage()).startsWith(file.toString()).doesNotContain("\n");
      return 1;
    }
  }

  private void write(byte[] content) throws IOException {
    Files.deleteIfExists(file); // what is mapped keeps its bytes
    Files.write(file, content);
  }
}
