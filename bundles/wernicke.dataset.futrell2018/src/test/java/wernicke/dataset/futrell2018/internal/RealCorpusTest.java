package wernicke.dataset.futrell2018.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wernicke.api.Assembly;
import wernicke.api.DatasetInfo.Download;
import wernicke.api.Part;
import wernicke.api.Progress;
import wernicke.testing.FolderHome;

/** The published corpus, and the synthetic per-reader file in its layout. */
class RealCorpusTest {
  @Test
  void hasTenStoriesOfKnownSize() {
    Assembly assembly = load(shared("data/naturalstories"));
    assertThat(assembly.stimuli().parts()).hasSize(10_256);
    assertThat(assembly.stimuli().parts().stream().map(Part::passage).distinct())
        .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
    assertThat(assembly.stimuli().presentations().get(10_255).metadata())
        .containsEntry("sentence", "481");
    assertThat(assembly.scored()).hasSize(10_256 - 481);
    assertThat(assembly.notes()).doesNotContainKey("missing");
    assertThat(assembly.values().column(0)).doesNotContain(Float.NaN);
  }

  @Test
  void publishedSizesAndChecksumsAreThoseOfTheFiles() throws Exception {
    Path folder = shared("data/naturalstories");
    for (Download download : Publication.INFO.downloads()) {
      Path file = folder.resolve(download.path());
      if (download.bytes() >= 0) {
        assertThat(file).hasSize(download.bytes());
        assertThat(sha256(file)).isEqualTo(download.sha256());
      }
    }
  }

  @Test
  void readsTimesOfSingleReaders() {
    Assembly assembly = load(shared("fixtures/naturalstories_RTS"));
    assertThat(assembly.values().rows()).isEqualTo(48);
    assertThat(assembly.neuroids()).hasSize(10);
    assertThat(assembly.neuroids().get(0).group()).isTrue();
    assertThat(assembly.scored()).hasSize(48 - 6);
    for (int i = 0; i < 48; i++) {
      float[] row = assembly.values().select(new int[] {i}).toArray();
      double mean =
          IntStream.range(1, row.length)
              .mapToDouble(j -> row[j])
              .filter(x -> !Double.isNaN(x))
              .average()
              .orElseThrow();
      assertThat((double) row[0]).isCloseTo(mean, org.assertj.core.api.Assertions.within(1e-4));
    }
  }

  private static Assembly load(Path folder) {
    return new Futrell2018(new FolderHome(folder, "Futrell2018")).load(Progress.NONE);
  }

  private static Path shared(String path) {
    Path folder = Path.of(System.getProperty("wernicke.shared", "missing"), path);
    assumeTrue(Files.isDirectory(folder), () -> "not there: " + folder + " (-Dwernicke.shared)");
    return folder;
  }

  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}
