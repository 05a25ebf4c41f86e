package wernicke.dataset.fedorenko2010.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import wernicke.api.Assembly;
import wernicke.api.Part;
import wernicke.api.Presentation;
import wernicke.api.Progress;
import wernicke.testing.FolderHome;

/** The published stimuli against {@code itests/oracles/contrast/stimuli.py}. */
class PublishedFilesTest {
  private static final String SHARED = System.getProperty("wernicke.shared", "");

  private static final String SHA256 =
      "b02c3dd792b15a0c0a0cf1769e365d17d028a64c6e54491a7c57e8be6681ab20";

  private final Path folder = Path.of(SHARED, "data", "fedorenko2010");

  @Test
  void everySetHas24TrialsOf12WordsInEachCondition() throws NoSuchAlgorithmException {
    assumeTrue(
        Files.isRegularFile(folder.resolve("langloc_fmri_run1_stim_set1.csv")),
        "the stimuli of Fedorenko et al. 2010 are not in <wernicke.shared>/data/fedorenko2010");
    Assembly assembly =
        new Fedorenko2010(new FolderHome(folder, "Fedorenko2010")).load(Progress.NONE);
    List<Part> parts = assembly.stimuli().parts();
    assertThat(parts).hasSize(480);
    assertThat(parts).extracting(Part::text).doesNotHaveDuplicates();
    assertThat(parts).allMatch(p -> p.text().matches("[a-z]+( [a-z]+){11}"));
    assertThat(sha256(assembly)).isEqualTo(SHA256);
    assertThat(assembly.stimuli().presentations().stream().map(Presentation::metadata).distinct())
        .hasSize(20)
        .allSatisfy(
            m ->
                assertThat(assembly.stimuli().presentations())
                    .filteredOn(p -> p.metadata().equals(m))
                    .hasSize(24));
  }

  /** A line "condition, tab, text" per trial. */
  private static String sha256(Assembly assembly) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (Part part : assembly.stimuli().parts()) {
      String condition = assembly.values().get(part.presentation(), 0) > 0 ? "S" : "N";
      digest.update((condition + "\t" + part.text() + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
