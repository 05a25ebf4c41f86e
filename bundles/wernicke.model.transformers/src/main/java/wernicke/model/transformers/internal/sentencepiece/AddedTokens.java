package wernicke.model.transformers.internal.sentencepiece;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tokens that are looked for in the text before the model sees it, in the order in which
 * transformers adds them; a later one replaces an earlier one of the same text unless that is
 * special.
 */
final class AddedTokens {
  private static final List<String> FLAGS = List.of("single_word", "lstrip", "rstrip");
  private static final List<String> OBJECTS =
      List.of("bos_token", "eos_token", "unk_token", "pad_token");
  private static final List<String> TEXTS = List.of("sep_token", "cls_token", "mask_token");

  private final Settings settings;
  private final Map<String, Integer> vocabulary;
  private final Map<String, JsonObject> tokens = new HashMap<>();
  private final Map<String, JsonObject> decoder = new HashMap<>();
  private int size;

  /** The vocabulary gives the ids of texts that the model knows; it is not changed. */
  AddedTokens(Settings settings, Map<String, Integer> vocabulary, int size) {
    this.settings = settings;
    this.vocabulary = vocabulary;
    this.size = size;
  }

  /** Adds the model's own, then those of the JSON files. */
  void addAll(List<Piece> pieces) {
    for (Piece piece : pieces) {
      if (piece.added()) {
        put(token(piece.text(), piece.type() == Piece.CONTROL));
      }
    }
    Set<String> special = new HashSet<>();
    OBJECTS.forEach(key -> special.add(content(key)));
    TEXTS.forEach(key -> special.add(content(key)));
    additional().forEach(token -> special.add(text(token)));
    addDecoder(special);
    addSpecial();
  }

  private void addDecoder(Set<String> special) {
    Map<Integer, JsonObject> byId = decoderById(settings);
    if (!settings.config().has("added_tokens_decoder")) {
      settings
          .addedTokens()
          .asMap()
          .forEach((text, id) -> byId.put(id(settings, id), token(text, special.contains(text))));
      byId.values().forEach(token -> token.addProperty("normalized", !flag(token, "special")));
    } else {
      byId.values().forEach(token -> decoder.put(text(token), token));
    }
    for (JsonObject token : byId.values()) {
      token.addProperty("special", flag(token, "special") || special.contains(text(token)));
      put(token);
    }
  }

  private void addSpecial() {
    for (String key : OBJECTS) {
      String text = content(key);
      if (!text.isEmpty()) {
        JsonElement said = settings.special(key);
        JsonObject own = said instanceof JsonObject flags ? complete(flags) : token(text, true);
        JsonObject token = decoder.getOrDefault(text, own);
        token.addProperty("special", true);
        put(token);
      }
    }
    TEXTS.stream().map(this::content).filter(text -> !text.isEmpty()).forEach(this::putText);
    for (JsonElement token : additional()) {
      if (token instanceof JsonObject flags) {
        JsonObject own = complete(flags);
        own.addProperty("special", true);
        put(own);
      } else {
        putText(text(token));
      }
    }
  }

  private void putText(String text) {
    if (!tokens.containsKey(text)) {
      put(token(text, true));
    }
  }

  private void put(JsonObject token) {
    String text = text(token);
    JsonObject known = tokens.get(text);
    if (text.isEmpty()) {
      return;
    }
    if (known != null && flag(known, "special")) {
      // the tokenizers library goes on looking for it where it did at first
      token.addProperty("normalized", flag(known, "normalized"));
    }
    token.addProperty("id", id(text, known));
    tokens.put(text, token);
  }

  /** The id that it has already, or the next. */
  private int id(String text, JsonObject known) {
    if (known != null) {
      return known.get("id").getAsInt();
    }
    Integer listed = vocabulary.get(text);
    return listed == null ? size++ : listed;
  }

  /** Text of a special token, with its default; empty if there is none. */
  String content(String key) {
    JsonElement said = settings.special(key);
    if (said == null) {
      return switch (key) {
        case "bos_token" -> settings.t5() ? "" : "<s>";
        case "eos_token" -> "</s>";
        case "unk_token" -> "<unk>";
        case "pad_token" -> settings.t5() ? "<pad>" : "";
        default -> "";
      };
    }
    return said.isJsonNull() ? "" : text(said);
  }

  private JsonArray additional() {
    JsonElement said = settings.special("additional_special_tokens");
    JsonArray all = said instanceof JsonArray list ? list.deepCopy() : new JsonArray();
    long extra = all.asList().stream().filter(token -> text(token).contains("<extra_id_")).count();
    if (settings.t5() && extra == 0) {
      for (int i = 0; i < settings.extraIds(); i++) {
        all.add("<extra_id_" + i + ">");
      }
    } else if (settings.t5() && settings.extraIds() > 0 && extra != settings.extraIds()) {
      throw settings.refused("extra_ids and additional_special_tokens contradict each other");
    }
    return all;
  }

  /** The id of a text, or -1. */
  int id(String text) {
    return tokens.containsKey(text) ? tokens.get(text).get("id").getAsInt() : -1;
  }

  /** As tokenizer.json has them, in the order of ids. */
  JsonArray json() {
    JsonArray all = new JsonArray();
    tokens.values().stream()
        .sorted(Comparator.comparing(token -> token.get("id").getAsInt()))
        .forEach(all::add);
    return all;
  }

  /** The tokens of {@code added_tokens_decoder} by id. */
  static Map<Integer, JsonObject> decoderById(Settings settings) {
    Map<Integer, JsonObject> byId = new TreeMap<>();
    if (settings.config().get("added_tokens_decoder") instanceof JsonObject all) {
      for (Map.Entry<String, JsonElement> entry : all.entrySet()) {
        if (!entry.getKey().matches("[0-9]{1,9}")
            || !(entry.getValue() instanceof JsonObject token)) {
          throw settings.refused("added_tokens_decoder must hold tokens by their number");
        }
        byId.put(
            Integer.valueOf(entry.getKey()),
            new AddedTokens(settings, Map.of(), 0).complete(token));
      }
    }
    return byId;
  }

  private static int id(Settings settings, JsonElement value) {
    String text = value.isJsonPrimitive() ? value.getAsString() : "";
    if (!text.matches("[0-9]{1,9}")) {
      throw settings.refused("added_tokens.json must hold a number for every token");
    }
    return Integer.parseInt(text);
  }

  private static JsonObject token(String text, boolean special) {
    JsonObject token = new JsonObject();
    token.addProperty("content", text);
    FLAGS.forEach(flag -> token.addProperty(flag, false));
    token.addProperty("normalized", false);
    token.addProperty("special", special);
    return token;
  }

  /** With all flags; without "normalized", special tokens are not. */
  private JsonObject complete(JsonObject said) {
    JsonObject token = token(text(said), flag(said, "special"));
    FLAGS.forEach(flag -> token.addProperty(flag, flag(said, flag)));
    boolean normalized = said.has("normalized") ? flag(said, "normalized") : !flag(said, "special");
    token.addProperty("normalized", normalized);
    return token;
  }

  private String text(JsonElement token) {
    JsonElement text = token instanceof JsonObject object ? object.get("content") : token;
    if (text == null || !text.isJsonPrimitive()) {
      throw settings.refused("a special token has no text");
    }
    return text.getAsString();
  }

  private static boolean flag(JsonObject token, String key) {
    JsonElement value = token.get(key);
    return value != null
        && value.isJsonPrimitive()
        && value.getAsJsonPrimitive().isBoolean()
        && value.getAsBoolean();
  }
}
