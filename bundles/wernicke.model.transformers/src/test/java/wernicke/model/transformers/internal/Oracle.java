package wernicke.model.transformers.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.files.FolderSnapshot;
import wernicke.model.transformers.internal.model.TransformerModel;
import wernicke.model.transformers.internal.tokens.TextTokenizer;

/** Reference numbers of {@code itests/oracles/transformers} and the checkpoints they belong to. */
public final class Oracle {
  private Oracle() {}

  /** A file of reference numbers. */
  public static JsonObject json(String name) {
    try (InputStream in = Oracle.class.getResourceAsStream("/oracle/" + name);
        InputStreamReader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return JsonParser.parseReader(text).getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The variants of {@code families} that only decode. */
  public static Stream<String> decoders() {
    return Stream.of(
        "gpt2-base",
        "llama",
        "llama-gqa",
        "llama-rope-linear",
        "llama-rope-dynamic",
        "llama-rope-llama3",
        "llama-rope-yarn",
        "mistral-sliding",
        "qwen2",
        "qwen2-sliding",
        "qwen3",
        "gemma",
        "gemma2",
        "gemma3_text",
        "gemma3-scaled",
        "gemma3-multimodal",
        "gpt_neox",
        "gpt_neox-sequential",
        "opt",
        "opt-350m-like",
        "phi",
        "phi-gqa",
        "phi3",
        "phi3-partial",
        "phi3-sliding",
        "phi3-longrope",
        "phi3-longrope-short");
  }

  /** A complete checkpoint folder of a family, made of {@code families/variant}. */
  public static Path family(String variant, Path parent) {
    return copy("families/" + variant, parent.resolve(variant));
  }

  /** A complete checkpoint folder of that name, made of the tiny checkpoint {@code variant}. */
  public static Path tiny(String variant, Path folder) {
    return copy("tiny/" + variant, folder);
  }

  private static Path copy(String variant, Path folder) {
    try {
      copyInto(variant, folder);
      Path tiny = Path.of(Oracle.class.getResource("/oracle/tiny").toURI());
      Files.copy(tiny.resolve("tokenizer.json"), folder.resolve("tokenizer.json"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Copies all files of a folder of reference files but the expected numbers. */
  public static void copyInto(String source, Path folder) {
    try {
      Files.createDirectories(folder);
      Path from = Path.of(Oracle.class.getResource("/oracle/" + source).toURI());
      try (var files = Files.list(from)) {
        for (Path file : files.filter(Oracle::ofCheckpoint).toList()) {
          Files.copy(file, folder.resolve(file.getFileName().toString()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean ofCheckpoint(Path file) {
    return !file.endsWith("expected.json") && !file.endsWith("continuation.json");
  }

  /** The embedded model, which is part of the repository. */
  public static Path books() {
    return Path.of(System.getProperty("wernicke.root"), "runtime/app/models/tiny-gpt2-books");
  }

  /** Token ids of a text. */
  public static int[] encode(Path folder, String text) {
    try (TextTokenizer tokenizer = TextTokenizer.open(folder.resolve("tokenizer.json"))) {
      return tokenizer.encode(text);
    }
  }

  /** A model of a folder. */
  public static TransformerModel model(Path folder) {
    try {
      String id = folder.getFileName().toString();
      return new TransformerModel(
          id, Checkpoint.open(folder), FolderSnapshot.of(folder), Path.of("target/scratch"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All numbers of nested arrays in order; null is NaN. */
  public static float[] floats(JsonElement element) {
    List<Float> numbers = new ArrayList<>();
    collect(element, numbers);
    float[] result = new float[numbers.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = numbers.get(i);
    }
    return result;
  }

  private static void collect(JsonElement element, List<Float> numbers) {
    if (element instanceof JsonArray array) {
      array.forEach(e -> collect(e, numbers));
    } else {
      numbers.add(element.isJsonNull() ? Float.NaN : element.getAsFloat());
    }
  }

  /** Whole numbers of an array. */
  public static int[] ints(JsonElement element) {
    return element.getAsJsonArray().asList().stream().mapToInt(JsonElement::getAsInt).toArray();
  }

  /** Texts of an array. */
  public static List<String> texts(JsonElement element) {
    return element.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
  }

  /**
   * Norm of the difference over norm of the reference, at most 1e-4; NaN where the reference is.
   */
  public static void assertClose(float[] actual, float[] expected, String what) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < actual.length; i++) {
      assertThat(Float.isNaN(actual[i]))
          .as(what + "[" + i + "]")
          .isEqualTo(Float.isNaN(expected[i]));
      if (!Float.isNaN(expected[i])) {
        difference += Math.pow(actual[i] - expected[i], 2);
        norm += Math.pow(expected[i], 2);
      }
    }
    assertThat(Math.sqrt(difference)).as(what).isLessThanOrEqualTo(1e-4 * Math.sqrt(norm));
  }
}
