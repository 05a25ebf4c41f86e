package wernicke.model.transformers.internal.sentencepiece;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import wernicke.api.PluginException;
import wernicke.model.transformers.internal.files.FileLabel;
import wernicke.model.transformers.internal.files.JsonFile;

/**
 * What the JSON files beside a SentencePiece model say about it, with the defaults of transformers
 * 4.57.
 */
record Settings(
    String label, boolean t5, JsonObject config, JsonObject specialMap, JsonObject addedTokens) {
  private static final int MOST_EXTRA_IDS = 10_000;

  /**
   * Reads the files; each may be missing.
   *
   * @throws PluginException if one is damaged, or the tokenizer is of an unsupported class
   */
  static Settings beside(Path model) {
    JsonObject config = optional(model.resolveSibling("tokenizer_config.json"));
    return new Settings(
        FileLabel.of(model.resolveSibling("tokenizer_config.json")),
        t5(model, config),
        config,
        optional(model.resolveSibling("special_tokens_map.json")),
        optional(model.resolveSibling("added_tokens.json")));
  }

  private static JsonObject optional(Path file) {
    return Files.exists(file) ? JsonFile.read(file) : new JsonObject();
  }

  private static boolean t5(Path model, JsonObject config) {
    String name = name(config.get("tokenizer_class"));
    if (name.isEmpty()) {
      name = name(optional(model.resolveSibling("config.json")).get("model_type"));
    }
    return switch (name.toLowerCase(Locale.ROOT).replaceFirst("tokenizer(fast)?$", "")) {
      case "t5", "mt5", "umt5" -> true;
      case "llama", "mistral" -> false;
      default ->
          throw new PluginException(
              "%s: a SentencePiece model of kind '%s' cannot be used (supported: T5, Llama): "
                      .formatted(FileLabel.of(model), name)
                  + "save the tokenizer in its fast form, tokenizer.json");
    };
  }

  private static String name(JsonElement value) {
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }

  /** Whether spaces around special tokens are treated as transformers did before 4.31. */
  boolean legacy() {
    return flag("legacy", true, true);
  }

  boolean prefixSpace() {
    return flag("add_prefix_space", true, false);
  }

  boolean startsWithBos() {
    return flag("add_bos_token", true, false);
  }

  boolean endsWithEos() {
    return flag("add_eos_token", false, false);
  }

  private boolean flag(String key, boolean absent, boolean empty) {
    JsonElement value = config.get(key);
    if (value == null || value.isJsonNull()) {
      return value == null ? absent : empty;
    }
    if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isBoolean()) {
      return value.getAsBoolean();
    }
    throw refused(key + " must be true or false");
  }

  /** Number of T5's sentinels. */
  int extraIds() {
    JsonElement value = config.get("extra_ids");
    if (value == null) {
      return 100;
    }
    String text = name(value);
    if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > MOST_EXTRA_IDS) {
      throw refused("extra_ids must be a number from 0 to " + MOST_EXTRA_IDS);
    }
    return Integer.parseInt(text);
  }

  /** What is said of a special token, or null: text, or an object with flags. */
  JsonElement special(String key) {
    boolean map = !config.has("added_tokens_decoder") && specialMap.has(key);
    return map ? specialMap.get(key) : config.get(key);
  }

  PluginException refused(String why) {
    return new PluginException(label + ": " + why);
  }
}
