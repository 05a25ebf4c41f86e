package wernicke.testing;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;

/** Reference numbers in JSON, made by the scripts of {@code itests/oracles}. */
public final class Oracles {
  private Oracles() {}

  /** A resource beside a test class, or from the root if its name begins with a slash. */
  public static <T> T read(Class<?> test, String name, Class<T> type) {
    try (InputStream in = Objects.requireNonNull(test.getResourceAsStream(name), name)) {
      return new Gson().fromJson(new InputStreamReader(in, StandardCharsets.UTF_8), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The objects of a resource that is an array. */
  public static Stream<JsonObject> cases(Class<?> test, String name) {
    return stream(read(test, name, JsonArray.class)).map(JsonElement::getAsJsonObject);
  }

  /** The elements of an array. */
  public static Stream<JsonElement> stream(JsonElement array) {
    return array.getAsJsonArray().asList().stream();
  }

  /** The numbers of an array. */
  public static double[] doubles(JsonElement array) {
    return stream(array).mapToDouble(JsonElement::getAsDouble).toArray();
  }

  /** The whole numbers of an array. */
  public static int[] ints(JsonElement array) {
    return stream(array).mapToInt(JsonElement::getAsInt).toArray();
  }
}
