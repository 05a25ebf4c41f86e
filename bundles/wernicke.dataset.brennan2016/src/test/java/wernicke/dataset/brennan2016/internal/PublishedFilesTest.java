package wernicke.dataset.brennan2016.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wernicke.api.Assembly;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.Part;
import wernicke.api.Progress;
import wernicke.api.Recording.Rows;
import wernicke.formats.internal.file.DataFile;
import wernicke.formats.internal.textgrid.TextGrid;
import wernicke.formats.internal.textgrid.TextGrid.Interval;
import wernicke.testing.FolderHome;

/**
 * The published files against what {@code itests/oracles/brennan2016/pipeline.py} finds in them,
 * and their clock against the supplied word-rate regressor.
 */
class PublishedFilesTest {
  private static final String SHARED = System.getProperty("wernicke.shared", "");

  private final Path folder = Path.of(SHARED, "data", "brennan2016");
  private JsonObject oracle;
  private Assembly assembly;

  @BeforeEach
  void load() throws IOException {
    assumeTrue(
        Files.isDirectory(folder.resolve(SubjectFiles.RESPONSES)),
        "the published files of Brennan et al. 2016 are not in <wernicke.shared>/data/brennan2016");
    assembly = new Brennan2016(new FolderHome(folder, "Brennan2016")).load(Progress.NONE);
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(getClass().getResourceAsStream("features.json")),
            StandardCharsets.UTF_8)) {
      oracle = JsonParser.parseReader(reader).getAsJsonObject();
    }
  }

  @Test
  void sizesAndSubjects() {
    assertThat(assembly.stimuli().parts()).hasSize(2127).hasSize(oracle.get("words").getAsInt());
    assertThat(assembly.values().rows()).isEqualTo(362);
    assertThat(assembly.neuroids()).hasSize(162);
    assertThat(assembly.neuroids().stream().map(Neuroid::subject).distinct())
        .hasSize(27)
        .containsExactlyElementsOf(
            oracle.getAsJsonArray("subjects").asList().stream()
                .map(JsonElement::getAsString)
                .toList());
    assertThat(assembly.notes())
        .containsOnlyKeys("excluded subjects")
        .containsEntry("excluded subjects", "s33 (no signal, LATL is 0.0 in every scan)");
  }

  /** Mean and slope over the scans: a wrong column or a shifted or reversed row shows. */
  @Test
  void responses() {
    JsonObject neuroids = oracle.getAsJsonObject("neuroids");
    assertThat(assembly.neuroids().stream().map(Neuroid::id))
        .containsExactlyElementsOf(neuroids.keySet());
    for (int j = 0; j < 162; j++) {
      JsonObject expected = neuroids.getAsJsonObject(assembly.neuroids().get(j).id());
      double sum = 0;
      double moment = 0;
      double spread = 0;
      for (int i = 0; i < 362; i++) {
        sum += assembly.values().get(i, j);
        moment += (i - 180.5) * assembly.values().get(i, j);
        spread += (i - 180.5) * (i - 180.5);
      }
      assertThat(sum / 362).isCloseTo(expected.get("mean").getAsDouble(), within(1e-5));
      assertThat(moment / spread).isCloseTo(expected.get("slope").getAsDouble(), within(1e-7));
    }
  }

  @Test
  void wordsFallIntoTheSameScans() {
    List<Part> parts = assembly.stimuli().parts();
    float[] scans = new float[parts.size()];
    for (int i = 0; i < scans.length; i++) {
      scans[i] = parts.get(i).presentation();
    }
    assertThat(sha256(Matrix.column(scans)))
        .isEqualTo(oracle.get("word_scans_sha256").getAsString());
  }

  @Test
  void alignedWordLength() {
    float[] lengths = new float[assembly.stimuli().parts().size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = assembly.stimuli().parts().get(i).text().length();
    }
    assertAligned("word-length", Matrix.column(lengths), Rows.PARTS);
  }

  @Test
  void alignedWordRate() {
    float[] counts = new float[362];
    assembly.stimuli().parts().forEach(part -> counts[part.presentation()]++);
    assertAligned("word-rate", Matrix.column(counts), Rows.PRESENTATIONS);
  }

  private void assertAligned(String control, Matrix features, Rows rows) {
    JsonObject expected = oracle.getAsJsonObject("aligned").getAsJsonObject(control);
    Matrix aligned = assembly.alignment().apply(features, rows, assembly.stimuli());
    JsonArray first = expected.getAsJsonArray("first_20_scans");
    for (int i = 0; i < first.size(); i++) {
      for (int j = 0; j < 4; j++) {
        assertThat(aligned.get(i, j))
            .isEqualTo((float) first.get(i).getAsJsonArray().get(j).getAsDouble());
      }
    }
    assertThat(sha256(aligned)).isEqualTo(expected.get("sha256").getAsString());
  }

  /**
   * The word onsets under a canonical hemodynamic response are the regressor that the authors
   * supply: the scans lie where this data set puts them.
   */
  @Test
  void clockAgreesWithTheSuppliedWordRate() throws IOException {
    List<Interval> words =
        TextGrid.read(DataFile.published(SubjectFiles.textGrid(folder)))
            .tier("word")
            .intervals()
            .stream()
            .filter(interval -> !interval.text().isBlank() && !interval.text().equals("sp"))
            .toList();
    double[] expected = new double[362];
    for (int i = 0; i < 362; i++) {
      double seconds = Double.parseDouble(onset(i));
      expected[i] = words.stream().mapToDouble(w -> response(seconds - w.start())).sum();
    }
    double[] supplied =
        Files.readAllLines(folder.resolve("alice_data_shared/s18-rate.txt")).stream()
            .mapToDouble(Double::parseDouble)
            .toArray();
    assertThat(correlation(expected, supplied))
        .isGreaterThan(0.985)
        .isCloseTo(oracle.get("clock_correlation").getAsDouble(), within(1e-9));
  }

  private String onset(int scan) {
    return assembly.stimuli().presentations().get(scan).metadata().get("onset");
  }

  /** SPM's canonical response: gamma density of shape 6, less a sixth of one of shape 16. */
  private static double response(double t) {
    if (t <= 0 || t >= 32) {
      return 0;
    }
    return Math.pow(t, 5) * Math.exp(-t) / 120
        - Math.pow(t, 15) * Math.exp(-t) / 1_307_674_368_000.0 / 6;
  }

  private static double correlation(double[] x, double[] y) {
    double sx = 0;
    double sy = 0;
    for (int i = 0; i < x.length; i++) {
      sx += x[i] / x.length;
      sy += y[i] / y.length;
    }
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - sx) * (y[i] - sy);
      xx += (x[i] - sx) * (x[i] - sx);
      yy += (y[i] - sy) * (y[i] - sy);
    }
    return xy / Math.sqrt(xx * yy);
  }

  /** SHA-256 over big-endian float32, row-major. */
  private static String sha256(Matrix matrix) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * matrix.rows() * matrix.columns());
    bytes.asFloatBuffer().put(matrix.buffer());
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
