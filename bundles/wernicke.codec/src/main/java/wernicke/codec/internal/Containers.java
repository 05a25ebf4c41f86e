package wernicke.codec.internal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What holds other values. */
final class Containers {
  private Containers() {}

  /** An optional: the value, or null. */
  record Maybe(Form value) implements Form {
    @Override
    public JsonElement write(Object optional) {
      return value.write(((Optional<?>) optional).orElse(null));
    }

    @Override
    public Object read(JsonElement json, String place) {
      return Optional.ofNullable(value.read(json, place));
    }
  }

  /** A list or a set: an array. */
  record Sequence(Class<?> type, Form item) implements Form {
    @Override
    public JsonElement write(Object items) {
      if (items == null) {
        return JsonNull.INSTANCE;
      }
      JsonArray array = new JsonArray();
      ((Collection<?>) items).forEach(value -> array.add(item.write(value)));
      return array;
    }

    @Override
    public Object read(JsonElement json, String place) {
      if (json == null || json.isJsonNull()) {
        return null;
      } else if (!json.isJsonArray()) {
        throw CodecException.at(place, "expected an array, found " + json);
      }
      List<Object> items = new ArrayList<>();
      for (JsonElement each : json.getAsJsonArray()) {
        items.add(item.read(each, place + "[" + items.size() + "]"));
      }
      return Set.class.isAssignableFrom(type) ? new LinkedHashSet<>(items) : items;
    }
  }

  /** A map from texts: an object, in the map's order. */
  record ByName(Class<?> type, Form value) implements Form {
    @Override
    public JsonElement write(Object map) {
      if (map == null) {
        return JsonNull.INSTANCE;
      }
      JsonObject object = new JsonObject();
      ((Map<?, ?>) map).forEach((key, each) -> object.add((String) key, value.write(each)));
      return object;
    }

    @Override
    public Object read(JsonElement json, String place) {
      if (json == null || json.isJsonNull()) {
        return null;
      } else if (!json.isJsonObject()) {
        throw CodecException.at(place, "expected an object, found " + json);
      }
      Map<String, Object> map =
          SortedMap.class.isAssignableFrom(type) ? new TreeMap<>() : new LinkedHashMap<>();
      json.getAsJsonObject()
          .entrySet()
          .forEach(e -> map.put(e.getKey(), value.read(e.getValue(), place + "." + e.getKey())));
      return map;
    }
  }

  /** An array of whole numbers. */
  record Integers() implements Form {
    @Override
    public JsonElement write(Object array) {
      JsonArray numbers = new JsonArray();
      Arrays.stream((int[]) array).forEach(numbers::add);
      return numbers;
    }

    @Override
    public Object read(JsonElement json, String place) {
      Form whole = Form.of(int.class);
      Object items = new Sequence(List.class, whole).read(json, place);
      return ((List<?>) items).stream().mapToInt(Integer.class::cast).toArray();
    }
  }
}
