package wernicke.codec.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A sealed type: its records, each with its name first. */
final class Sealed implements Form {
  /** The member that says which record it is. */
  static final String TYPE = "type";

  private final Class<?> type;
  private final Map<String, Class<?>> records;

  Sealed(Class<?> type) {
    this.type = type;
    this.records =
        records(type)
            .collect(
                Collectors.toMap(
                    Sealed::name,
                    record -> record,
                    (a, b) -> {
                      throw new IllegalArgumentException(a + " and " + b + " have one name");
                    },
                    TreeMap::new));
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Sealed::records)
        : Stream.of(type);
  }

  /** {@code Score.Asked} is another record than {@code EvaluationResult.Asked}. */
  private static String name(Class<?> record) {
    Class<?> around = record.getDeclaringClass();
    return around == null || around.isSealed()
        ? record.getSimpleName()
        : around.getSimpleName() + "." + record.getSimpleName();
  }

  @Override
  public JsonElement write(Object value) {
    if (value == null) {
      return JsonNull.INSTANCE;
    }
    JsonObject object = new JsonObject();
    object.addProperty(TYPE, name(value.getClass()));
    Form.of(value.getClass()).write(value).getAsJsonObject().entrySet().stream()
        .forEach(member -> object.add(member.getKey(), member.getValue()));
    return object;
  }

  @Override
  public Object read(JsonElement json, String place) {
    if (json == null || json.isJsonNull()) {
      return null;
    } else if (!json.isJsonObject() || !json.getAsJsonObject().has(TYPE)) {
      throw CodecException.at(
          place, "expected " + type.getSimpleName() + " with its type, found " + json);
    }
    String name = json.getAsJsonObject().get(TYPE).getAsString();
    Class<?> record = records.get(name);
    if (record == null) {
      throw CodecException.at(
          place + "." + TYPE, "'" + name + "' is none of " + String.join(", ", records.keySet()));
    }
    return Form.of(record).read(json, place);
  }
}
