package wernicke.model.transformers.internal.family;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.file.Path;
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

  private ModelConfig(String label, JsonObject values) {
    this.label = label;
    this.values = values;
  }

  /**
   * Reads {@code config.json} of a checkpoint folder.
   *
   * @throws PluginException if it is missing or no JSON object
   */
  public static ModelConfig read(Path folder) {
    Path file = folder.resolve("config.json");
    return new ModelConfig(FileLabel.of(file), JsonFile.read(file));
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
    return values.has(key) && !values.get(key).isJsonNull();
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
    JsonElement element = values.get(key);
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
