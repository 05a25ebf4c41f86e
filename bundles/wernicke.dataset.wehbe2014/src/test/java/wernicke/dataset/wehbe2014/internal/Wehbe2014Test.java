package wernicke.dataset.wehbe2014.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Assembly;
import wernicke.api.Benchmark;
import wernicke.api.Matrix;
import wernicke.api.MetricSpec;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Presentation;
import wernicke.api.Progress;
import wernicke.api.Recording.Rows;
import wernicke.formats.internal.file.DataFile;
import wernicke.formats.internal.npy.NpyFile;
import wernicke.formats.internal.npy.NpyWriter;
import wernicke.testing.FolderHome;
import wernicke.testing.Resources;
import wernicke.testing.Summary;

/** Against {@code itests/oracles/assemblies/expected.py}, on made-up files and the fixture. */
class Wehbe2014Test {
  private static final Path MADE_UP =
      Resources.path(Wehbe2014Test.class, "time_fmri.npy").getParent();

  @TempDir Path folder;

  @BeforeEach
  void copy() throws IOException {
    try (Stream<Path> files = Files.list(MADE_UP)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".npy")).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }

  private void array(String name, String type, String shape, byte[] data) throws IOException {
    Files.write(folder.resolve(name), NpyWriter.head(type, shape));
    Files.write(folder.resolve(name), data, StandardOpenOption.APPEND);
  }

  private void numbers(String name, double... numbers) throws IOException {
    ByteBuffer data = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    Arrays.stream(numbers).forEach(data::putDouble);
    array(name, "<f8", numbers.length + ",", data.array());
  }

  private static Assembly load(Path folder) {
    return new Wehbe2014(new FolderHome(folder, Wehbe2014.ID)).load(Progress.NONE);
  }

  private static JsonObject expected(String name) throws IOException {
    return Summary.expected(MADE_UP, "Wehbe2014", name);
  }

  private static void assertExpected(Assembly assembly, JsonObject expected) {
    Summary.assertAgrees(assembly, expected.get("summary"), 1e-6);
    assertThat(assembly.scored())
        .isEqualTo(
            expected.getAsJsonArray("scored").asList().stream()
                .map(JsonElement::getAsInt)
                .toList());
    String scans =
        assembly.stimuli().parts().stream()
            .map(part -> part.presentation() + "\n")
            .collect(Collectors.joining());
    assertThat(Summary.sha256(scans.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(expected.get("scans").getAsString());
    assertFeatures(assembly, expected);
  }

  /** Made-up vectors of words, brought to every fifth scored scan. */
  private static void assertFeatures(Assembly assembly, JsonObject expected) {
    int words = assembly.stimuli().parts().size();
    float[] vectors = new float[2 * words];
    for (int i = 0; i < words; i++) {
      vectors[2 * i] = (float) (i * 37 % 101 / 101.0);
      vectors[2 * i + 1] = (float) (i * 53 % 89 / 89.0);
    }
    Matrix aligned =
        assembly.alignment().apply(Matrix.of(words, 2, vectors), Rows.PARTS, assembly.stimuli());
    List<JsonElement> rows = expected.getAsJsonArray("features").asList();
    assertThat(aligned.columns()).isEqualTo(8);
    for (int i = 0; i < rows.size(); i++) {
      for (int j = 0; j < 8; j++) {
        double value = rows.get(i).getAsJsonArray().get(j).getAsDouble();
        assertThat((double) aligned.get(assembly.scored().get(5 * i), j))
            .isCloseTo(value, within(1e-6));
      }
    }
  }

  @Test
  void isWhatNumpyFindsInMadeUpFiles() throws IOException {
    Assembly assembly = load(MADE_UP);
    assertExpected(assembly, expected("synthetic"));
    assertThat(assembly.neuroids().stream().map(n -> n.metadata().getOrDefault("roi", "")))
        .containsExactlyElementsOf(
            expected("synthetic").getAsJsonArray("regions").asList().stream()
                .map(JsonElement::getAsString)
                .toList());
    assertThat(assembly.notes()).containsOnlyKeys("not scored");
  }

  @Test
  void isWhatNumpyFindsInTheFixture() throws IOException {
    Optional<Path> fixtures = Resources.fixtures();
    assumeTrue(fixtures.isPresent(), "no <wernicke.shared>/fixtures");
    Assembly assembly = load(fixtures.get().resolve("wehbe2014"));
    assertExpected(assembly, expected("fixture"));
    assertThat(assembly.scored()).hasSize(100);
    assertThat(assembly.notes().get("regions")).startsWith("HP_subj_roi_inds.npy is not there");
  }

  /** A word shown at the very time of a scan belongs to the one before it. */
  @Test
  void aWordBelongsToTheLastScanStrictlyBefore() {
    List<Part> parts = load(MADE_UP).stimuli().parts();
    assertThat(parts.get(19)).isEqualTo(new Part("flew,19", "chapter-9", -1, 20.25));
    assertThat(parts.get(24)).isEqualTo(new Part("flew,24", "chapter-9", 11, 24));
    assertThat(parts.get(25)).isEqualTo(new Part("He25", "chapter-9", 12, 24.75));
    assertThat(parts.get(389).presentation()).as("shown during the last scans").isEqualTo(148);
  }

  @Test
  void wordsBeforeTheFirstScanAreContextOnly() throws IOException {
    double[] late = new double[152];
    for (int t = 0; t < late.length; t++) {
      late[t] = 100 + 2 * t;
    }
    numbers("time_fmri.npy", late);
    assertThat(load(folder).stimuli().parts())
        .allSatisfy(part -> assertThat(part.presentation() < 0).isEqualTo(part.time() <= 100));
  }

  @Test
  void scansKnowTheirRunAndTheirMiddle() {
    assertThat(load(MADE_UP).stimuli().presentations().get(38))
        .isEqualTo(new Presentation("scan-38", "chapter-9", Map.of("run", "2", "time", "77.0")));
  }

  @Test
  void theDefaultBenchmarkIsThePublishedPipeline() {
    assertThat(new Wehbe2014(new FolderHome(folder, "x")).info().benchmarks())
        .singleElement()
        .satisfies(
            (Benchmark benchmark) -> {
              assertThat(benchmark.id()).isEqualTo("Wehbe2014-ridge-per-neuroid");
              assertThat(benchmark.cv()).hasToString("runs:by=run:gap=5");
              assertThat(MetricSpec.parse(benchmark.metric()))
                  .hasToString(benchmark.metric())
                  .isEqualTo(
                      MetricSpec.parse(
                          "ridge-per-neuroid:pca=10:inner=10:penalties=-6..9:scale=separate"
                              + ":zscore=run:ceiling=cross-subject"));
            });
  }

  /** Off the heap the numbers are the same, and no file stays behind. */
  @Test
  void manyResponsesAreMapped() {
    Scans scans = Scans.read(open("time_fmri.npy"), open("runs_fmri.npy"));
    Path cache = folder.resolve("cache");
    Matrix mapped = new Responses(cache, 0).read(Subject.find(MADE_UP), scans, Progress.NONE);
    assertThat(mapped.toArray()).containsExactly(load(MADE_UP).values().toArray());
    assertThat(mapped.buffer().isDirect()).isTrue();
    assertThat(cache).isEmptyDirectory();
  }

  private static NpyFile open(String name) {
    return NpyFile.open(DataFile.published(MADE_UP.resolve(name)));
  }

  @Test
  void filesThatDoNotFitAreNamed() throws IOException {
    numbers("time_words_fmri.npy", 1, 2, 3);
    refused("stimuli_words.npy has 390 words, but time_words_fmri.npy has 3 times");
    numbers("runs_fmri.npy", 1, 1);
    refused("time_fmri.npy has 152 scans, but runs_fmri.npy has 2");
    numbers("time_fmri.npy", 0, 0);
    refused("time_fmri.npy, element 1: 0.0 s is not after 0.0 s");
    numbers("time_fmri.npy", 0, 2);
    refused("runs_fmri.npy: run 1 has 2 scans, of which the first 20 and the last 15 are not");
    Files.delete(folder.resolve("time_fmri.npy"));
    refused("time_fmri.npy is missing: run 'data'");
  }

  @Test
  void tornRunsAreRefused() throws IOException {
    double[] runs = new double[152];
    Arrays.fill(runs, 40, 80, 1);
    numbers("runs_fmri.npy", runs);
    refused("runs_fmri.npy: the scans of a run do not follow each other");
  }

  @Test
  void wordsThatCannotBeRightAreRefused() throws IOException {
    numbers("time_words_fmri.npy", new double[390]);
    refused("time_words_fmri.npy: no word was shown during the scans");
    array("stimuli_words.npy", "|S1", "390,", new byte[390]);
    refused("stimuli_words.npy: element 0: the word is blank");
  }

  @Test
  void responsesWithAnotherNumberOfRowsAreRefused() throws IOException {
    array("data_subject_F.npy", "<f4", "11, 5", new byte[220]);
    refused(
        "data_subject_F.npy has 11 rows, expected one for each of the 152 scans, or of the 12"
            + " without the ends of the runs");
    Files.delete(folder.resolve("data_subject_F.npy"));
    Files.delete(folder.resolve("data_subject_H.npy"));
    refused("has no data_subject_*.npy: run 'data'");
  }

  @Test
  void regionsThatDoNotFitAreRefused() throws IOException {
    Files.move(folder.resolve("data_subject_F.npy"), folder.resolve("data_subject_I.npy"));
    refused("HP_subj_roi_inds.npy has no regions of subject I");
    Files.delete(folder.resolve("data_subject_I.npy"));
    array("data_subject_F.npy", "<f4", "12, 4", new byte[192]);
    refused("HP_subj_roi_inds.npy: region IFG of subject F is no mask over 4 voxels");
    Files.copy(
        folder.resolve("time_fmri.npy"),
        folder.resolve("HP_subj_roi_inds.npy"),
        StandardCopyOption.REPLACE_EXISTING);
    refused("HP_subj_roi_inds.npy: no single Python object");
  }

  private void refused(String message) {
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith(folder.toString())
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
