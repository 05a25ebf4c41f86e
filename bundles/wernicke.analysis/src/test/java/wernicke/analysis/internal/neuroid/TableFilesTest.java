package wernicke.analysis.internal.neuroid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wernicke.analysis.internal.figure.Tables.neuroid;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.analysis.internal.figure.Scores;
import wernicke.analysis.internal.figure.Tables;
import wernicke.api.Neuroid;
import wernicke.api.PluginException;
import wernicke.api.job.Score;
import wernicke.api.report.NeuroidTable;

/** The files of nibabel and NumPy come from itests/oracles/nifti. */
class TableFilesTest {
  private static final String OBLIQUE = "-2 0.5 0 90 0.5 2 0 -126 0 0 3 -72";
  private static final float[] FIRST = {0.5f, Float.NaN, -0.25f, 0.1f};
  private static final float[] SECOND = {1, 2, 3, 1e-7f};

  /** Read by {@code nifti.py check}. */
  private static final Path CHECKED = Path.of("target/neuroid");

  @TempDir Path folder;

  private static NeuroidTable mni() {
    return Tables.of(
        List.of(
            neuroid("v1", "s1", "x -50 y 20 z 8 roi IFG"),
            neuroid("v2", "s1", "x -48 y 20 z 8.0 roi IFG"),
            neuroid("v3", "s1", "x -48 y 22 z 8 roi PTL"),
            neuroid("v4", "s1", "x -44 y 20 z 11")),
        FIRST,
        SECOND);
  }

  private static NeuroidTable voxels() {
    List<String> places = List.of("0 1 0", "2 0 1", "2 1 1", "1 0 0");
    return Tables.of(
        places.stream()
            .map(p -> p.split(" "))
            .map(
                p ->
                    new Neuroid(
                        String.join("-", p),
                        "s1",
                        Map.of("i", p[0], "j", p[1], "k", p[2], "affine", OBLIQUE)))
            .toList(),
        FIRST,
        SECOND);
  }

  private List<Path> write(NeuroidTable table, String name) {
    return new TableFiles().write(table, folder.resolve(name), false);
  }

  private List<String> names(NeuroidTable table, String name) {
    return write(table, name).stream().map(p -> p.getFileName().toString()).toList();
  }

  private static byte[] oracle(String name) throws IOException {
    try (InputStream in = TableFilesTest.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }

  private static byte[] unzipped(Path file) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      return in.readAllBytes();
    }
  }

  @Test
  void aVolumeIsByteForByteThatOfNibabel() throws IOException {
    Files.createDirectories(CHECKED);
    Path file = CHECKED.resolve("mni.nii");
    assertThat(new TableFiles().write(mni().only("h.1"), file, true))
        .containsExactly(file.toAbsolutePath(), file.resolveSibling("mni.json").toAbsolutePath());
    assertThat(file).hasBinaryContent(oracle("mni.nii"));
  }

  @Test
  void layersAreTheFourthDimensionAndVoxelsStayWhereTheAffinePutsThem() throws IOException {
    Files.createDirectories(CHECKED);
    Path file = CHECKED.resolve("voxels.nii.gz");
    new TableFiles().write(voxels(), file, true);
    assertThat(unzipped(file)).isEqualTo(oracle("voxels.nii"));
    JsonObject json =
        JsonParser.parseString(Files.readString(CHECKED.resolve("voxels.json"))).getAsJsonObject();
    assertThat(json.get("axes").getAsString()).isEqualTo("i j k layer");
    assertThat(json.get("layers").toString()).isEqualTo("[\"h.0\",\"h.1\"]");
    assertThat(json.get("space").getAsString()).isEqualTo("as the affine says");
  }

  @Test
  void aMatrixIsByteForByteThatOfNumPy() throws IOException {
    Files.createDirectories(CHECKED);
    new TableFiles().write(mni(), CHECKED.resolve("values.npy"), true);
    assertThat(CHECKED.resolve("values.npy")).hasBinaryContent(oracle("values.npy"));
  }

  @Test
  void besideAMatrixLieItsAxesAndFurtherColumns() throws IOException {
    assertThat(names(Tables.with(mni(), "p", 0.05f), "out.npy"))
        .containsExactly("out.npy", "out_p.npy", "out.json");
    JsonObject json =
        JsonParser.parseString(Files.readString(folder.resolve("out.json"))).getAsJsonObject();
    JsonObject neuroids = json.getAsJsonObject("neuroids");
    assertThat(neuroids.get("neuroid").toString()).isEqualTo("[\"v1\",\"v2\",\"v3\",\"v4\"]");
    assertThat(neuroids.get("roi").toString()).isEqualTo("[\"IFG\",\"IFG\",\"PTL\",\"\"]");
    assertThat(json.get("layers").getAsJsonArray()).hasSize(2);
    assertThat(json.get("result").getAsString()).isEqualTo("0123456789abcdef");
  }

  @Test
  void csvHasOneRowPerLayerAndNeuroidWithAllMetadata() throws IOException {
    List<Neuroid> neuroids =
        List.of(
            new Neuroid("a \"b\", c", "s1", Map.of("roi", "IFG\norb", "layer", "4")),
            neuroid("n2", Neuroid.GROUP, ""));
    write(Tables.with(Tables.of(neuroids, new float[] {0.1f, Float.NaN}), "splits", 5), "out.csv");
    assertThat(folder.resolve("out.csv"))
        .hasContent(
            """
            result,model,benchmark,metric,cv,layers,beyond,context,pooling,window,overflow,localizer,decoder_only,metric_neuroid,metric_pca,layer,neuroid,subject,neuroid_layer,roi,score,splits
            0123456789abcdef,tiny-gpt2,Demo-ridge,ridge,contiguous:5:gap=5,,,,,,,,,,,h.0,"a ""b"", c",s1,4,"IFG
            orb",0.1,5
            0123456789abcdef,tiny-gpt2,Demo-ridge,ridge,contiguous:5:gap=5,,,,,,,,,,,h.0,n2,,,,,5
            """);
    write(mni(), "all.csv");
    assertThat(Files.readAllLines(folder.resolve("all.csv"))).hasSize(1 + 2 * 4);
  }

  @Test
  void severalSubjectsHaveAFileEachOnOneGrid() throws IOException {
    NeuroidTable table =
        Tables.of(
            List.of(
                neuroid("a", "s/1", "x 0 y 0 z 0"),
                neuroid("b", "s:1", "x 4 y 0 z 0"),
                neuroid("c", Neuroid.GROUP, "x 2 y 0 z 0")),
            new float[] {1, 2, 3});
    assertThat(names(table, "v.nii"))
        .containsExactly("v_s-1.nii", "v_s-1-1.nii", "v_group.nii", "v.json");
    assertThat(floats("v_s-1.nii")).containsExactly(1, Float.NaN, Float.NaN);
    assertThat(floats("v_s-1-1.nii")).containsExactly(Float.NaN, Float.NaN, 2);
    assertThat(floats("v_group.nii")).containsExactly(Float.NaN, 3, Float.NaN);
  }

  private float[] floats(String name) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name)));
    bytes.order(ByteOrder.LITTLE_ENDIAN).position(352);
    float[] values = new float[bytes.remaining() / Float.BYTES];
    bytes.asFloatBuffer().get(values);
    return values;
  }

  @Test
  void oneNeuroidIsOneVoxelAndThoseInOneVoxelAreAveraged() throws IOException {
    write(Tables.of(List.of(neuroid("a", "s", "x 1 y 2 z 3")), new float[] {0.5f}), "one.nii");
    assertThat(floats("one.nii")).containsExactly(0.5f);
    String place = "x 1 y 2 z 3";
    NeuroidTable same =
        Tables.of(
            List.of(
                neuroid("a", "s", place),
                neuroid("b", "s", place),
                neuroid("c", "s", place),
                neuroid("d", "s", "roi IFG")),
            new float[] {0.5f, Float.NaN, 1, 9});
    write(same, "mean.nii");
    assertThat(floats("mean.nii")).containsExactly(0.75f);
    assertThat(Files.readString(folder.resolve("mean.json")))
        .contains("\"neuroids_without_coordinates\": 1");
  }

  @Test
  void aLongDescriptionDoesNotReachTheNextField() throws IOException {
    NeuroidTable table = mni().only("h.0");
    Score score = Scores.of("m".repeat(200), table.score().layers(), Map.of(), Map.of());
    NeuroidTable named =
        new NeuroidTable(score, table.neuroids(), table.layers(), table.values(), table.columns());
    write(named, "long.nii");
    byte[] bytes = Files.readAllBytes(folder.resolve("long.nii"));
    assertThat(bytes[148 + 78]).isEqualTo((byte) 'm');
    assertThat(bytes[148 + 79]).isZero();
    assertThat(bytes).hasSize(oracle("mni.nii").length);
  }

  @Test
  void withoutCoordinatesThereIsNoVolumeAndNoFile() {
    NeuroidTable table = Tables.of(List.of(neuroid("a", "s", "roi IFG")), new float[] {1});
    assertThatThrownBy(() -> write(table, "v.nii"))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            "the neuroids of Demo-ridge have no coordinates: their metadata need x, y, z (MNI, mm),"
                + " or i, j, k (voxel) and affine");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void filesThatExistAreKeptUnlessForced() throws IOException {
    Files.writeString(folder.resolve("out.json"), "precious");
    assertThatThrownBy(() -> write(mni(), "out.npy"))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            folder.resolve("out.json")
                + " exists: choose another name, or overwrite it with --force");
    assertThat(folder.resolve("out.json")).hasContent("precious");
    assertThat(folder.resolve("out.npy")).doesNotExist();
    new TableFiles().write(mni(), folder.resolve("out.npy"), true);
    assertThat(folder.resolve("out.json")).isNotEmptyFile();
    assertThat(folder).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void otherEndingsAndMissingFoldersAreOneClearLine() {
    for (String name : List.of("scores.xlsx", ".nii")) {
      assertThatThrownBy(() -> write(mni(), name))
          .isInstanceOf(PluginException.class)
          .hasMessage(
              "'"
                  + name
                  + "' must end in .csv, .npy, .nii or .nii.gz: the ending chooses the form");
    }
    assertThatThrownBy(() -> write(mni(), "none/out.csv"))
        .isInstanceOf(PluginException.class)
        .hasMessage("there is no folder " + folder.resolve("none") + ": create it first");
  }

  @Test
  void aFileThatCannotBeReplacedIsOneClearLine() throws IOException {
    Files.createDirectories(folder.resolve("out.csv/x"));
    assertThatThrownBy(() -> new TableFiles().write(mni(), folder.resolve("out.csv"), true))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("cannot write " + folder.resolve("out.csv"))
        .hasMessageNotContaining("\n");
    assertThat(folder).isDirectoryNotContaining("glob:**/.*");
  }
}
