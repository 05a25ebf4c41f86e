package wernicke.model.transformers.internal.family.config;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import wernicke.api.PluginException;
import wernicke.model.transformers.internal.files.FileLabel;
import wernicke.model.transformers.internal.files.JsonFile;

/**
 * Typed access to a {@code config.json}; what is missing or of the wrong kind is refused by name.
 */
public final class ModelConfig {
  private final String label;
  private final JsonObject values;
  private final SortedMap<String, String> consulted = new TreeMap<>();

  private ModelConfig(String label, JsonObject values) {
    this.label = label;
    this.values = values;
  }

  /**
   * Reads {@code config.json} of a checkpoint folder, in the keys of transformers 4.
   *
   * @param dialects how transformers 5 writes the configs of each {@code model_type}
   * @throws PluginException if it is missing or no JSON object
   */
  public static ModelConfig read(Path folder, Function<String, Dialect> dialects) {
    Path file = folder.resolve("config.json");
    return new ModelConfig(FileLabel.of(file), Version5.translated(JsonFile.read(file), dialects));
  }

  /** A text that must be there. */
  public String text(String key) {
    return value(key, null, JsonPrimitive::getAsString);
  }

  /** A text, or the default where the key is absent or null. */
  public String text(String key, String absent) {
    return value(key, absent, JsonPrimitive::getAsString);
  }

  /** A whole number of at least 1 that must be there. */
  public int positive(String key) {
    return atLeastOne(key, value(key, null, ModelConfig::wholeNumber));
  }

  /** A whole number of at least 1, or the default where the key is absent or null. */
  public int positive(String key, int absent) {
    return atLeastOne(key, value(key, absent, ModelConfig::wholeNumber));
  }

  /** A number, or the default where the key is absent or null. */
  public double number(String key, double absent) {
    return value(key, absent, primitive -> requireNumber(primitive).getAsDouble());
  }

  /** A truth value, or the default where the key is absent or null. */
  public boolean flag(String key, boolean absent) {
    return value(key, absent, ModelConfig::truth);
  }

  /** Whether the key is there and not null. */
  public boolean has(String key) {
    boolean there = values.has(key) && !values.get(key).isJsonNull();
    consulted.putIfAbsent(key, there ? "given" : "absent");
    return there;
  }

  /** Whether the key is there and says null, which some families tell from its absence. */
  public boolean isNull(String key) {
    boolean isNull = values.has(key) && values.get(key).isJsonNull();
    consulted.putIfAbsent(key, isNull ? "null" : "absent");
    return isNull;
  }

  /** A number that must be there. */
  public double number(String key) {
    return value(key, null, primitive -> requireNumber(primitive).getAsDouble());
  }

  /** Numbers of a list that must be there. */
  public float[] numbers(String key) {
    float[] numbers = new float[list(key).size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = value(key, list(key).get(i), null, p -> requireNumber(p).getAsFloat());
    }
    consulted.put(key, list(key).toString());
    return numbers;
  }

  /** Texts of a list that must be there. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (JsonElement element : list(key)) {
      texts.add(value(key, element, null, JsonPrimitive::getAsString));
    }
    consulted.put(key, texts.toString());
    return texts;
  }

  private List<JsonElement> list(String key) {
    if (values.get(key) instanceof JsonArray array) {
      return array.asList();
    }
    throw new PluginException("%s: %s %s is no list".formatted(label, key, values.get(key)));
  }

  /** The object under a key; empty where the key is absent or null. */
  public Optional<ModelConfig> child(String key) {
    if (!has(key)) {
      return Optional.empty();
    }
    if (values.get(key) instanceof JsonObject object) {
      ModelConfig child = new ModelConfig(label + ": " + key, object);
      consulted.put(key, object.toString());
      return Optional.of(child);
    }
    throw new PluginException("%s: %s %s is no object".formatted(label, key, values.get(key)));
  }

  /** The same config, with values for the keys that it leaves out. */
  public ModelConfig withDefaults(Map<String, Integer> defaults) {
    JsonObject complete = values.deepCopy();
    defaults.forEach(
        (key, value) -> {
          if (!complete.has(key)) {
            complete.addProperty(key, value);
          }
        });
    return new ModelConfig(label, complete);
  }

  /**
   * Every value that was asked for, by key, with the default where it was absent: what the numbers
   * of the model depend on, besides the weights.
   */
  public SortedMap<String, String> consulted() {
    return Collections.unmodifiableSortedMap(consulted);
  }

  /** Refuses the value of a key, naming what is supported. */
  public PluginException unsupported(String key, String supported) {
    return new PluginException(
        "%s: %s %s is not supported (supported: %s)"
            .formatted(label, key, values.get(key), supported));
  }

  private int atLeastOne(String key, int number) {
    if (number < 1) {
      throw new PluginException("%s: %s is %d, must be at least 1".formatted(label, key, number));
    }
    return number;
  }

  private <T> T value(String key, T absent, Function<JsonPrimitive, T> read) {
    T value = value(key, values.get(key), absent, read);
    consulted.put(key, String.valueOf(value));
    return value;
  }

  private <T> T value(String key, JsonElement element, T absent, Function<JsonPrimitive, T> read) {
    if (element == null || element.isJsonNull()) {
      if (absent == null) {
        throw new PluginException(label + ": no " + key);
      }
      return absent;
    }
    try {
      return read.apply((JsonPrimitive) element);
    } catch (ClassCastException | NumberFormatException | ArithmeticException e) {
      throw new PluginException(
          "%s: %s %s is not of the right kind".formatted(label, key, element), e);
    }
  }

  private static int wholeNumber(JsonPrimitive value) {
    return requireNumber(value).getAsBigDecimal().intValueExact();
  }

  private static JsonPrimitive requireNumber(JsonPrimitive value) {
    if (!value.isNumber()) {
      throw new NumberFormatException("no number");
    }
    return value;
  }

  private static boolean truth(JsonPrimitive value) {
    if (!value.isBoolean()) {
      throw new NumberFormatException("no truth value");
    }
    return value.getAsBoolean();
  }
}
