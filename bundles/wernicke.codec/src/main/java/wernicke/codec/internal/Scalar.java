package wernicke.codec.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/**
 * A value that is a text, a number or a truth.
 *
 * @param what it is called in messages
 * @param write never given null
 * @param read throws what it likes if it cannot
 */
record Scalar(
    String what, Function<Object, JsonPrimitive> write, Function<JsonPrimitive, Object> read)
    implements Form {
  private static final Map<Class<?>, Scalar> KNOWN =
      Map.ofEntries(
          Map.entry(String.class, text("a text", text -> text)),
          Map.entry(Instant.class, text("a time", Instant::parse)),
          Map.entry(Duration.class, text("a length of time", Duration::parse)),
          Map.entry(Path.class, text("a path", Path::of)),
          Map.entry(URI.class, text("an address", URI::create)),
          Map.entry(boolean.class, truth()),
          Map.entry(Boolean.class, truth()),
          Map.entry(int.class, whole(JsonPrimitive::getAsInt)),
          Map.entry(Integer.class, whole(JsonPrimitive::getAsInt)),
          Map.entry(long.class, whole(JsonPrimitive::getAsLong)),
          Map.entry(Long.class, whole(JsonPrimitive::getAsLong)),
          Map.entry(float.class, number(Float::valueOf)),
          Map.entry(Float.class, number(Float::valueOf)),
          Map.entry(double.class, number(Double::valueOf)),
          Map.entry(Double.class, number(Double::valueOf)));

  static Form of(Class<?> type) {
    if (type.isEnum()) {
      return constant(type.asSubclass(Enum.class));
    }
    Scalar known = KNOWN.get(type);
    if (known == null) {
      throw new IllegalArgumentException(type + " has no form in JSON");
    }
    return known;
  }

  private static Scalar text(String what, Function<String, Object> read) {
    return new Scalar(
        what, value -> new JsonPrimitive(value.toString()), json -> read.apply(string(json)));
  }

  private static String string(JsonPrimitive json) {
    if (!json.isString()) {
      throw new IllegalArgumentException("no text");
    }
    return json.getAsString();
  }

  private static Scalar truth() {
    return new Scalar(
        "true or false",
        value -> new JsonPrimitive((Boolean) value),
        json -> {
          if (!json.isBoolean()) {
            throw new IllegalArgumentException("no truth");
          }
          return json.getAsBoolean();
        });
  }

  private static Scalar whole(Function<JsonPrimitive, Object> read) {
    return new Scalar("a whole number", value -> new JsonPrimitive((Number) value), read);
  }

  /** NaN and the infinities are no numbers of JSON. */
  private static Scalar number(Function<String, Object> read) {
    return new Scalar(
        "a number",
        value ->
            Double.isFinite(((Number) value).doubleValue())
                ? new JsonPrimitive((Number) value)
                : new JsonPrimitive(value.toString()),
        json -> read.apply(json.getAsString()));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Scalar constant(Class<? extends Enum> type) {
    return new Scalar(
        "one of " + Arrays.toString(type.getEnumConstants()),
        value -> new JsonPrimitive(((Enum<?>) value).name()),
        json -> Enum.valueOf(type, string(json)));
  }

  @Override
  public JsonElement write(Object value) {
    return value == null ? JsonNull.INSTANCE : write.apply(value);
  }

  @Override
  public Object read(JsonElement json, String place) {
    if (json == null || json.isJsonNull()) {
      return null;
    }
    try {
      return read.apply(json.getAsJsonPrimitive());
    } catch (RuntimeException e) {
      CodecException wrong = CodecException.at(place, "expected " + what + ", found " + json);
      wrong.initCause(e);
      throw wrong;
    }
  }
}
