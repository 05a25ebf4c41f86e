package wernicke.model.transformers.internal.family.config;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Set;
import java.util.function.Function;

/**
 * A {@code config.json} that transformers 5 has written, said with the keys of transformers 4: a
 * model has one description, and so one fingerprint, whichever version saved it. What cannot be
 * said so stays as it is, for the families to refuse by name. Follows {@code
 * RotaryEmbeddingConfigMixin} and {@code T5Config} of transformers 5.23.
 */
final class Version5 {
  private static final String ROTARY = "rope_parameters";
  private static final String TEXT = "text_config";
  private static final String BASE = "rope_theta";
  private static final String PART = "partial_rotary_factor";
  private static final String ORIGINAL = "original_max_position_embeddings";
  private static final Set<String> PLAIN = Set.of("rope_type", "type", BASE);

  private final JsonObject config;
  private final Dialect dialect;

  private Version5(JsonObject config, Dialect dialect) {
    this.config = config;
    this.dialect = dialect;
  }

  /**
   * The same config, without the keys of version 5 as far as they are understood.
   *
   * @param dialects of each {@code model_type}; empty where a config says none
   */
  static JsonObject translated(JsonObject config, Function<String, Dialect> dialects) {
    Version5 copy = new Version5(config.deepCopy(), dialects.apply(type(config)));
    copy.head();
    if (copy.config.get(TEXT) instanceof JsonObject text) {
      copy.config.add(TEXT, translated(text, dialects));
    }
    if (copy.config.get(ROTARY) instanceof JsonObject rotary && !copy.given("rope_scaling")) {
      copy.rotary(rotary);
    }
    return copy.config;
  }

  private static String type(JsonObject config) {
    return config.get("model_type") instanceof JsonPrimitive type ? type.getAsString() : "";
  }

  /** Where version 5 always says that the tables are tied: a head of its own is not scaled. */
  private void head() {
    if (dialect.scalesHead()
        && config.get("scale_decoder_outputs") instanceof JsonPrimitive scaled) {
      config.add("tie_word_embeddings", scaled);
    }
  }

  private void rotary(JsonObject rotary) {
    if (dialect.rotation() != Dialect.Rotation.BY_KIND_OF_BLOCK) {
      if (!perKindOfBlock(rotary)) {
        flat(rotary);
      }
    } else if (rotary.get("full_attention") instanceof JsonObject global
        && rotary.get("sliding_attention") instanceof JsonObject local
        && unscaled(local)
        && PLAIN.containsAll(local.keySet())) {
      config.add("rope_local_base_freq", local.get(BASE));
      flat(global);
    }
  }

  private static boolean perKindOfBlock(JsonObject rotary) {
    return rotary.asMap().values().stream().anyMatch(JsonElement::isJsonObject);
  }

  private void flat(JsonObject rotary) {
    boolean stretched = dialect.rotation() == Dialect.Rotation.LONG;
    if (stretched && rotary.has("factor")) {
      return; // version 4 takes the factor of LongRoPE from the two context lengths
    }
    JsonObject scaling = rotary.deepCopy();
    move(scaling, BASE, dialect.base());
    move(scaling, PART, dialect.part());
    if (stretched) {
      JsonElement original = scaling.remove(ORIGINAL);
      if (original != null && !given(ORIGINAL)) {
        config.add(ORIGINAL, original);
      }
    }
    if (scaling.has("type") && scaling.get("type").equals(scaling.get("rope_type"))) {
      scaling.remove("rope_type"); // version 5 adds it to what was there
    }
    if (!unscaled(rotary)) {
      config.add("rope_scaling", scaling);
    }
    config.remove(ROTARY);
  }

  private void move(JsonObject from, String key, String to) {
    JsonElement value = from.remove(key);
    if (value != null) {
      config.add(to, value);
    }
  }

  private static boolean unscaled(JsonObject rotary) {
    JsonElement type = rotary.has("rope_type") ? rotary.get("rope_type") : rotary.get("type");
    return type == null || type.equals(new JsonPrimitive("default"));
  }

  private boolean given(String key) {
    return config.has(key) && !config.get(key).isJsonNull();
  }
}
