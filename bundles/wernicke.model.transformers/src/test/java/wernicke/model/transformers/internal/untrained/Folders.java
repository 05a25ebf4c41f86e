package wernicke.model.transformers.internal.untrained;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.safetensors.Tensor;

/** Folders without weights, and what is drawn for them. */
public final class Folders {
  public static final JsonObject ORACLE = Oracle.json("initialisations.json");
  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  private Folders() {}

  /** What a family's config of the oracle says. */
  static JsonObject config(String variant) {
    return ORACLE
        .getAsJsonObject("families")
        .getAsJsonObject(variant)
        .getAsJsonObject("config")
        .deepCopy();
  }

  /** A complete untrained folder. */
  static Path untrained(Path folder, JsonObject config, long seed) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("config.json"), GSON.toJson(config));
      Files.writeString(folder.resolve("untrained.json"), "{\"seed\": " + seed + "}");
      Path tokenizer =
          Path.of(System.getProperty("wernicke.root"))
              .resolve("bundles/wernicke.model.transformers/src/test/resources/oracle/tiny")
              .resolve("tokenizer.json");
      Files.copy(tokenizer, folder.resolve("tokenizer.json"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All elements. */
  static float[] values(Tensor tensor) {
    FloatBuffer drawn = tensor.map(0, tensor.entry().bytes()).asFloatBuffer();
    float[] values = new float[drawn.remaining()];
    drawn.get(values);
    return values;
  }
}
