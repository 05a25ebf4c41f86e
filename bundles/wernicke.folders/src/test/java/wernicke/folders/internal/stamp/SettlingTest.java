package wernicke.folders.internal.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettlingTest {
  @TempDir private Path folder;
  private Path file;
  private final Settling settling = new Settling();

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("x"), "1");
  }

  private boolean see() {
    return settling.see(Stamps.of(List.of(file)));
  }

  @Test
  void whatLooksTheSameTwiceHasComeToRest() throws IOException {
    assertThat(settling.due()).isFalse();
    assertThat(see()).isTrue();
    assertThat(settling.settled()).isFalse();
    assertThat(see()).isFalse();
    assertThat(settling.due()).isTrue();
    Files.writeString(file, "22");
    assertThat(see()).isTrue();
    assertThat(settling.settled()).isFalse();
    assertThat(settling.looks()).isEqualTo(1);
  }

  @Test
  void whatWasDealtWithIsDueOnceItChanges() throws IOException {
    see();
    see();
    settling.handled();
    assertThat(settling.whenHandled()).isEqualTo(settling.stamps()).isPresent();
    see();
    assertThat(settling.due()).isFalse();
    Files.writeString(file, "22");
    see();
    see();
    assertThat(settling.due()).isTrue();
    settling.handled();
    settling.again();
    assertThat(settling.due()).isTrue();
  }

  @Test
  void whatIsGoneIsNewWhenItComesBack() {
    see();
    see();
    settling.handled();
    settling.forget();
    assertThat(settling.stamps()).isEmpty();
    assertThat(see()).isTrue();
    see();
    assertThat(settling.due()).isTrue();
  }

  @Test
  void theNextLookIsHeldToWhatWasDealtWith() throws IOException {
    see();
    Stamps before = Stamps.of(List.of(file));
    Files.writeString(file, "22");
    settling.handled(before);
    assertThat(see()).isTrue();
    settling.handled(Stamps.of(List.of(file)));
    assertThat(see()).isFalse();
    assertThat(settling.due()).isFalse();
  }
}
