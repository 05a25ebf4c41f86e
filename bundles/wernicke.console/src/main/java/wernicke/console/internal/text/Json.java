package wernicke.console.internal.text;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collector;

/**
 * JSON as the shell prints it: one value on one line, full precision, null where a number is none.
 */
public final class Json {
  private static final Gson GSON =
      new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

  private Json() {}

  /** The text of a value. */
  public static String text(JsonElement value) {
    return GSON.toJson(value);
  }

  /** A number with all its digits; null if it is NaN or infinite. */
  public static JsonElement number(double value) {
    return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
  }

  /** An array of anything. */
  public static <T> JsonArray array(Collection<T> items, Function<T, ? extends JsonElement> item) {
    return items.stream().map(item).collect(array());
  }

  /** An array of texts. */
  public static JsonArray texts(Collection<String> items) {
    return array(items, JsonPrimitive::new);
  }

  /** An array of whole numbers. */
  public static JsonArray numbers(Collection<Long> items) {
    return array(items, JsonPrimitive::new);
  }

  /** An object of texts, keys in the map's order. */
  public static JsonObject texts(Map<String, String> map) {
    JsonObject object = new JsonObject();
    map.forEach(object::addProperty);
    return object;
  }

  /** An object of numbers, keys in the map's order. */
  public static JsonObject numbers(Map<String, Double> map) {
    JsonObject object = new JsonObject();
    map.forEach((key, value) -> object.add(key, number(value)));
    return object;
  }

  private static Collector<JsonElement, JsonArray, JsonArray> array() {
    return Collector.of(
        JsonArray::new,
        JsonArray::add,
        (a, b) -> {
          a.addAll(b);
          return a;
        });
  }
}
