package wernicke.model.transformers.internal.sentencepiece;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.PluginException;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.tokens.TextTokenizer;

/** Token ids against itests/oracles/transformers/sentencepieces.py, and damaged models. */
class ConversionTest {
  private static final String FOLDER = "/oracle/sentencepiece/";

  @TempDir Path folder;

  private static byte[] resource(String name) throws IOException {
    try (var in = ConversionTest.class.getResourceAsStream(FOLDER + name)) {
      return in.readAllBytes();
    }
  }

  private Path model(String kind, String type, JsonObject files) throws IOException {
    Path here = Files.createTempDirectory(folder, kind);
    Files.writeString(here.resolve("config.json"), "{\"model_type\":\"" + type + "\"}");
    for (Map.Entry<String, JsonElement> file : files.entrySet()) {
      Files.writeString(here.resolve(file.getKey()), file.getValue().toString());
    }
    return Files.write(here.resolve("tokenizer.model"), resource(kind + ".model"));
  }

  @ParameterizedTest
  @CsvSource({"unigram,t5", "bpe,llama"})
  void tokenIdsOfHardStrings(String kind, String type) throws IOException {
    JsonObject expected = Oracle.json("sentencepiece/" + kind + ".json");
    List<String> strings = Oracle.texts(expected.get("strings"));
    for (JsonElement element : expected.getAsJsonArray("variants")) {
      JsonObject variant = element.getAsJsonObject();
      Path file = model(kind, type, variant.getAsJsonObject("files"));
      JsonArray ids = variant.getAsJsonArray("ids");
      try (TextTokenizer tokenizer = TextTokenizer.open(file)) {
        for (int i = 0; i < strings.size(); i++) {
          assertThat(tokenizer.encode(strings.get(i), true))
              .as(variant.get("name") + ": '" + strings.get(i) + "'")
              .isEqualTo(Oracle.ints(ids.get(i)));
        }
      }
    }
  }

  @Test
  void tokensAfterTheTextAreCountedAndLeftOut() throws IOException {
    try (TextTokenizer t5 = TextTokenizer.open(model("unigram", "t5", new JsonObject()))) {
      assertThat(t5.leading()).isZero();
      assertThat(t5.trailing()).isEqualTo(1);
      assertThat(t5.encode("the")).isEqualTo(t5.encode("the", false));
      assertThatThrownBy(t5::requireNothingAfter)
          .isInstanceOf(PluginException.class)
          .hasMessageEndingWith("adds tokens after the text, which is not supported");
    }
    try (TextTokenizer llama = TextTokenizer.open(model("bpe", "llama", new JsonObject()))) {
      llama.requireNothingAfter();
      assertThat(llama.leading()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"byte-level", "llama-3-like", "unigram", "bpe"})
  void tokenIdsOfCorpora(String kind) throws IOException {
    Path data = Path.of(System.getProperty("wernicke.shared", "missing"), "data");
    assumeTrue(Files.isDirectory(data), () -> "not there: " + data + " (-Dwernicke.shared)");
    JsonObject expected = Oracle.json("sentencepiece/corpora.json");
    try (TextTokenizer tokenizer = TextTokenizer.open(file(kind))) {
      check(tokenizer, stories(data), expected.getAsJsonObject("naturalstories").get(kind));
      check(tokenizer, wikitext(data), expected.getAsJsonObject("wikitext2").get(kind));
    }
  }

  private Path file(String kind) throws IOException {
    return switch (kind) {
      case "byte-level" -> Oracle.books().resolve("tokenizer.json");
      case "llama-3-like" -> Files.write(folder.resolve("t.json"), resource(kind + ".json"));
      default -> model(kind, kind.equals("bpe") ? "llama" : "t5", new JsonObject());
    };
  }

  private static void check(TextTokenizer tokenizer, List<String> chunks, JsonElement expected) {
    assertThat(chunks).hasSize(expected.getAsJsonArray().size());
    for (int i = 0; i < chunks.size(); i++) {
      int[] ids = tokenizer.encode(chunks.get(i), true);
      JsonObject digest = expected.getAsJsonArray().get(i).getAsJsonObject();
      assertThat(ids).hasSize(digest.get("count").getAsInt());
      assertThat(sha256(ids)).as("chunk " + i).isEqualTo(digest.get("sha256").getAsString());
    }
  }

  private static String sha256(int[] ids) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * ids.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(ids);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> stories(Path data) throws IOException {
    String text =
        Files.readString(data.resolve("naturalstories/naturalstories_RTS/all_stories.tok"));
    List<String> words =
        text.lines()
            .skip(1)
            .filter(s -> !s.isEmpty())
            .map(s -> s.replaceFirst("\t.*", ""))
            .toList();
    return chunks(words, 1000, " ");
  }

  private static List<String> wikitext(Path data) throws IOException {
    String text = Files.readString(data.resolve("wikitext2/test.txt")).replace("\r\n", "\n");
    return chunks(List.of(text.split("\n", -1)), 100, "\n");
  }

  private static List<String> chunks(List<String> all, int size, String glue) {
    return IntStream.range(0, (all.size() + size - 1) / size)
        .mapToObj(i -> all.subList(i * size, Math.min(all.size(), (i + 1) * size)))
        .map(chunk -> chunk.stream().collect(Collectors.joining(glue)))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  @Test
  void refusesOtherModelsByName() throws IOException {
    Path word = model("word", "t5", new JsonObject());
    assertThatThrownBy(() -> Conversion.of(word))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("the model type WORD is not supported (supported: UNIGRAM, BPE)");
    Path other = model("bpe", "xlnet", new JsonObject());
    assertThatThrownBy(() -> Conversion.of(other))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("of kind 'xlnet' cannot be used");
  }

  /** Opened or refused in one line; {@code -Dwernicke.fuzz} gives another number of inputs. */
  @ParameterizedTest
  @CsvSource({"unigram,true", "bpe,false"})
  void damagedModelsAreConvertedOrRefused(String kind, boolean t5) throws IOException {
    byte[] whole = resource(kind + ".model");
    JsonObject none = new JsonObject();
    Settings settings = new Settings("m", t5, none, none, none);
    Random random = new Random(7);
    int refused = 0;
    int count = Integer.getInteger("wernicke.fuzz", 20_000) / 2;
    for (int i = 0; i < count; i++) {
      ByteBuffer damaged = ByteBuffer.wrap(mutate(whole, random));
      try {
        JsonObject json = Conversion.of(damaged, "m", settings);
        if (i % 50 == 0) {
          load(json);
        }
      } catch (PluginException e) {
        assertThat(e.getMessage()).startsWith("m").doesNotContain("\n");
        refused++;
      }
    }
    assertThat(refused).isBetween(1, count - 1);
  }

  private static void load(JsonObject json) {
    try (TextTokenizer tokenizer = TextTokenizer.open(json, "m")) {
      assertThat(tokenizer.encode("the ﬁrst \u0001 e\u0301 日")).isNotNull();
    }
  }

  private static byte[] mutate(byte[] whole, Random random) {
    byte[] copy = random.nextInt(8) == 0 ? cut(whole, random) : whole.clone();
    for (int k = copy.length == 0 ? 0 : random.nextInt(4); k >= 0 && copy.length > 0; k--) {
      int at = random.nextInt(copy.length);
      copy[at] =
          random.nextBoolean()
              ? (byte) random.nextInt(256)
              : (byte) (copy[at] ^ (1 << random.nextInt(8)));
    }
    return copy;
  }

  private static byte[] cut(byte[] whole, Random random) {
    return Arrays.copyOf(whole, random.nextInt(whole.length));
  }
}
