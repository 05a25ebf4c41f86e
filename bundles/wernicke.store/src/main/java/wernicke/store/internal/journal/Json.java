package wernicke.store.internal.journal;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.reflect.TypeToken;
import java.util.List;
import java.util.Map;
import wernicke.api.Neuroid;

/** Small nested parts as JSON text; NaN and the infinities survive. */
final class Json {
  private static final Gson GSON =
      new GsonBuilder().disableHtmlEscaping().serializeSpecialFloatingPointValues().create();

  private Json() {}

  static String text(Object value) {
    return GSON.toJson(value);
  }

  static List<String> texts(String json) {
    return GSON.fromJson(json, new TypeToken<List<String>>() {});
  }

  static Map<String, String> textByName(String json) {
    return GSON.fromJson(json, new TypeToken<Map<String, String>>() {});
  }

  static Map<String, List<Double>> numbersByName(String json) {
    return GSON.fromJson(json, new TypeToken<Map<String, List<Double>>>() {});
  }

  static List<Neuroid> neuroids(String json) {
    return GSON.fromJson(json, new TypeToken<List<Neuroid>>() {});
  }

  static Map<String, Long> wholeByName(String json) {
    return GSON.fromJson(json, new TypeToken<Map<String, Long>>() {});
  }

  static Map<String, Double> numberByName(String json) {
    return GSON.fromJson(json, new TypeToken<Map<String, Double>>() {});
  }
}
