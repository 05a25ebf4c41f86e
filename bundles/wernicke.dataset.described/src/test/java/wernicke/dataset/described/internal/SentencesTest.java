package wernicke.dataset.described.internal;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wernicke.api.Assembly;
import wernicke.api.Neuroid;
import wernicke.api.Part;
import wernicke.api.Presentation;

/** The real averages of {@code data/sentences}, by the descriptors in {@code examples}. */
class SentencesTest {
  private static final Path EXAMPLES =
      Path.of(System.getProperty("wernicke.root"), "bundles/wernicke.dataset.described/examples");

  @TempDir private Path temp;

  private static Path data() {
    Path folder = Path.of(System.getProperty("wernicke.shared", "nowhere"), "data/sentences");
    assumeTrue(
        Files.isDirectory(folder), "skipped: data/sentences is not there, see wernicke.shared");
    return folder;
  }

  private Sandbox example(String name) throws Exception {
    Path folder = Files.createDirectories(temp.resolve(name));
    Files.copy(EXAMPLES.resolve(name).resolve("dataset.json"), folder.resolve("dataset.json"));
    String file = name.replace('-', '_') + ".csv";
    Files.copy(data().resolve(file), folder.resolve(file));
    return new Sandbox(folder);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static byte[] bytes(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  private static JsonObject expected(String name) {
    return JsonParser.parseReader(
            new InputStreamReader(
                SentencesTest.class.getResourceAsStream("oracle/sentences.json"),
                StandardCharsets.UTF_8))
        .getAsJsonObject()
        .getAsJsonObject(name);
  }

  @ParameterizedTest
  @CsvSource({"pereira2018-mean, 627", "tuckute2024-mean, 1000"})
  void loadsWhatPandasLoads(String name, int presentations) throws Exception {
    Sandbox example = example(name);
    assertThat(example.problems()).isEmpty();
    Assembly assembly = example.load();
    JsonObject expected = expected(name);

    assertThat(assembly.stimuli().presentations()).hasSize(presentations);
    String texts = assembly.stimuli().parts().stream().map(Part::text).collect(joining("\n"));
    assertThat(sha256(texts.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(expected.get("texts").getAsString());
    float[] values = assembly.values().toArray();
    assertThat(values[0]).isEqualTo(expected.get("first").getAsFloat());
    assertThat(values[values.length - 1]).isEqualTo(expected.get("last").getAsFloat());
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    assertThat(sum / values.length).isCloseTo(expected.get("mean").getAsDouble(), within(1e-12));
    assertThat(sha256(bytes(values))).isEqualTo(expected.get("values").getAsString());
  }

  @Test
  void everySentenceIsItsOwnContextAndTheChannelIsAMean() throws Exception {
    Assembly assembly = example("tuckute2024-mean").load();

    assertThat(assembly.stimuli().presentations())
        .extracting(Presentation::passage)
        .doesNotHaveDuplicates();
    assertThat(assembly.stimuli().presentations())
        .allMatch(p -> p.metadata().get("cond").equals("B"));
    assertThat(assembly.neuroids())
        .singleElement()
        .satisfies(n -> assertThat(n.group()).isTrue())
        .extracting(Neuroid::id)
        .isEqualTo("EffectSize");
    assertThat(assembly.scored()).hasSize(1000);
    assertThat(assembly.notes())
        .containsEntry("rows", "1000 of 2000 kept by cond == \"B\"")
        .containsKey("averaged");
  }

  @Test
  void theExamplesAreDescribedAsTheReadmeShows() throws Exception {
    String readme = Files.readString(EXAMPLES.resolveSibling("README.md"));
    for (String name : List.of("pereira2018-mean", "tuckute2024-mean")) {
      assertThat(readme).contains(Files.readString(EXAMPLES.resolve(name + "/dataset.json")));
    }
  }
}
