package wernicke.dataset.described.internal.descriptor;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import wernicke.api.PluginException;
import wernicke.dataset.described.internal.filter.Filter;
import wernicke.dataset.described.internal.problem.Problems;

/**
 * The keys of a JSON object. What is missing or of another type is a problem and gives a stand-in,
 * so that one look finds everything; keys that nobody asked for are problems, too, except those
 * that begin with an underscore.
 */
final class Keys {
  private static final int SHOWN = 60;

  private final JsonObject json;
  private final String path;
  private final Problems problems;
  private final Set<String> asked = new LinkedHashSet<>();

  Keys(JsonObject json, String path, Problems problems) {
    this.json = json;
    this.path = path;
    this.problems = problems;
  }

  Problems problems() {
    return problems;
  }

  /** The full name of a key, such as {@code columns.text}. */
  String path(String key) {
    return path + key;
  }

  boolean has(String key) {
    return json.has(key);
  }

  private Optional<JsonElement> find(String key) {
    asked.add(key);
    return Optional.ofNullable(json.get(key)).filter(e -> !e.isJsonNull());
  }

  private <T> T wrong(String key, String what, T standIn) {
    problems.key(path(key), what);
    return standIn;
  }

  Optional<String> text(String key) {
    return find(key).flatMap(e -> string(key, e));
  }

  private Optional<String> string(String key, JsonElement value) {
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
      return wrong(key, "is " + shown(value) + "; write a text in quotes", Optional.empty());
    }
    return Optional.of(value.getAsString());
  }

  /** A value for messages, however large it is. */
  private static String shown(JsonElement value) {
    String text = value.toString();
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }

  /** A text that has to be there; empty after a complaint. */
  String required(String key, String what) {
    if (!has(key)) {
      find(key);
      return wrong(key, "is missing; " + what, "");
    }
    return text(key).orElse("");
  }

  /** A text or an array of texts. */
  List<String> texts(String key) {
    Optional<JsonElement> value = find(key);
    if (value.isEmpty() || !value.get().isJsonArray()) {
      return value.flatMap(e -> string(key, e)).stream().toList();
    }
    List<String> texts = new ArrayList<>();
    for (JsonElement element : value.get().getAsJsonArray()) {
      string(key, element).ifPresent(texts::add);
    }
    return texts;
  }

  double number(String key, double otherwise) {
    return find(key).map(e -> number(key, e)).orElse(otherwise);
  }

  private double number(String key, JsonElement value) {
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
      return wrong(key, "is " + shown(value) + "; write a number without quotes", 0.0);
    }
    return value.getAsDouble();
  }

  /** A whole number that is not negative. */
  int count(String key, int otherwise) {
    return find(key).map(e -> count(key, e)).orElse(otherwise);
  }

  private int count(String key, JsonElement value) {
    double number = number(key, value);
    if (number < 0 || number != Math.rint(number) || number > 1e6) {
      return wrong(key, "is " + shown(value) + "; write a whole number, at least 0", 0);
    }
    return (int) number;
  }

  /** An array of whole numbers that are not negative. */
  Optional<List<Integer>> counts(String key) {
    Optional<JsonElement> value = find(key);
    if (value.isPresent() && !value.get().isJsonArray()) {
      return wrong(
          key, "is " + shown(value.get()) + "; write whole numbers in [ ]", Optional.empty());
    }
    return value.map(a -> a.getAsJsonArray().asList().stream().map(e -> count(key, e)).toList());
  }

  boolean flag(String key, boolean otherwise) {
    return find(key).map(e -> flag(key, e)).orElse(otherwise);
  }

  private boolean flag(String key, JsonElement value) {
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
      return wrong(key, "is " + shown(value) + "; write true or false", false);
    }
    return value.getAsBoolean();
  }

  /** A condition on rows. */
  Optional<Filter> filter(String key) {
    return text(key).flatMap(t -> filter(key, t));
  }

  private Optional<Filter> filter(String key, String text) {
    try {
      return Optional.of(Filter.parse(text));
    } catch (PluginException e) {
      return wrong(key, "cannot be read at " + e.getMessage() + ": " + text, Optional.empty());
    }
  }

  Optional<Keys> child(String key) {
    return find(key).flatMap(e -> object(key, e));
  }

  private Optional<Keys> object(String key, JsonElement value) {
    if (!value.isJsonObject()) {
      return wrong(key, "is " + shown(value) + "; write an object in { }", Optional.empty());
    }
    return Optional.of(new Keys(value.getAsJsonObject(), path(key) + ".", problems));
  }

  /** An object that has to be there; an empty one after a complaint. */
  Keys requiredChild(String key, String what) {
    if (!has(key)) {
      find(key);
      wrong(key, "is missing; " + what, null);
    }
    Keys none = new Keys(new JsonObject(), path(key) + ".", new Problems());
    return child(key).orElse(none);
  }

  /** An array of objects. */
  List<Keys> children(String key) {
    Optional<JsonElement> value = find(key);
    if (value.isPresent() && !value.get().isJsonArray()) {
      return wrong(key, "is " + shown(value.get()) + "; write objects in [ ]", List.of());
    }
    List<Keys> children = new ArrayList<>();
    value.ifPresent(
        array -> {
          for (JsonElement element : array.getAsJsonArray()) {
            object(key + "[" + children.size() + "]", element).ifPresent(children::add);
          }
        });
    return children;
  }

  /** An object of texts. */
  Map<String, String> map(String key) {
    Map<String, String> map = new LinkedHashMap<>();
    child(key)
        .ifPresent(
            c -> c.json.keySet().forEach(k -> c.text(k).ifPresent(text -> map.put(k, text))));
    return map;
  }

  /** Complains of keys that nobody asked for. */
  void done() {
    for (String key : json.keySet()) {
      if (!asked.contains(key) && !key.startsWith("_")) {
        problems.key(
            path(key),
            "is not understood here; the keys are "
                + asked.stream().map(k -> "'" + k + "'").collect(Collectors.joining(", ")));
      }
    }
  }
}
