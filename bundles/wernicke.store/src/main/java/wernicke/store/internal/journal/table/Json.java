package wernicke.store.internal.journal.table;

import com.google.gson.reflect.TypeToken;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import wernicke.api.Evaluated.Measurement;
import wernicke.api.Neuroid;
import wernicke.codec.internal.Codec;

/**
 * Small nested parts as JSON text. What versions before 0.2.0 wrote is read too: there NaN stands
 * as such, not as a text.
 */
public final class Json<T> {
  static final Json<List<String>> TEXTS = new Json<>(new TypeToken<List<String>>() {});
  static final Json<List<Neuroid>> NEUROIDS = new Json<>(new TypeToken<List<Neuroid>>() {});
  static final Json<List<Measurement>> MEASUREMENTS =
      new Json<>(new TypeToken<List<Measurement>>() {});

  /** Texts by name. */
  public static final Json<Map<String, String>> TEXT_BY_NAME =
      new Json<>(new TypeToken<Map<String, String>>() {});

  static final Json<Map<String, Long>> WHOLE_BY_NAME =
      new Json<>(new TypeToken<Map<String, Long>>() {});
  static final Json<Map<String, Double>> NUMBER_BY_NAME =
      new Json<>(new TypeToken<Map<String, Double>>() {});
  static final Json<Map<String, List<Double>>> NUMBERS_BY_NAME =
      new Json<>(new TypeToken<Map<String, List<Double>>>() {});

  private final Type type;
  private final Class<? super T> raw;

  private Json(TypeToken<T> token) {
    this.type = token.getType();
    this.raw = token.getRawType();
  }

  String write(T value) {
    return Codec.text(value, type);
  }

  /** JSON null is null. */
  @SuppressWarnings("unchecked")
  public T read(String json) {
    return (T) raw.cast(Codec.read(json, type));
  }
}
