package wernicke.model.precomputed.internal.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import wernicke.api.PluginException;
import wernicke.api.RecordingSpec.Kind;
import wernicke.api.RecordingSpec.Pooling;
import wernicke.folders.internal.file.SafeFolder;
import wernicke.formats.internal.file.DataFile;
import wernicke.formats.internal.json.JsonText;

/** {@code wernicke-model.json}: where the numbers of a model are and what they are (README.md). */
public final class Settings {
  private static final Set<String> COMMON = Set.of("id", "description", "kind");
  private static final Set<String> SURPRISAL = Set.of("tokens", "words", "unit");
  private static final Set<String> STATES = Set.of("parts", "layers", "pooling");

  private static final long MOST_BYTES = 1 << 20;

  private final Path file;
  private final JsonObject json;

  private Settings(Path file, JsonObject json) {
    this.file = file;
    this.json = json;
  }

  /**
   * Reads the settings; the files they name are not opened.
   *
   * @param folder name of the folder, the id if the settings give none
   * @throws PluginException if they are not JSON, or a field is missing, unknown or makes no sense
   */
  public static PrecomputedModel read(String folder, Path file) {
    Settings settings = new Settings(file, parse(file));
    Kind kind = settings.choice("kind", Kind.values(), Optional.empty());
    settings.checkFields(kind == Kind.SURPRISAL ? SURPRISAL : STATES);
    Content content = kind == Kind.SURPRISAL ? settings.surprisals() : settings.states();
    String id = settings.text("id").orElse(folder);
    if (id.isBlank() || id.chars().anyMatch(c -> Character.isWhitespace(c) || c == '/')) {
      throw settings.error("the id '" + id + "' is empty or has blanks or slashes in it");
    }
    String description = settings.text("description").orElse(kind.word() + " made elsewhere");
    return new PrecomputedModel(id, description, content);
  }

  /** The word for a constant in the settings. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static JsonObject parse(Path file) {
    SafeFolder.around(file).require(file);
    return JsonText.read(DataFile.own(file.toString(), file), MOST_BYTES);
  }

  private void checkFields(Set<String> fields) {
    for (String name : json.keySet()) {
      if (!COMMON.contains(name) && !fields.contains(name)) {
        throw error("'" + name + "' does not belong to the kind '" + text("kind").orElse("") + "'");
      }
    }
  }

  private Content surprisals() {
    Optional<Path> tokens = text("tokens").map(this::inside);
    Optional<Path> words = text("words").map(this::inside);
    if (tokens.isPresent() == words.isPresent()) {
      throw error("either 'tokens' or 'words' has to name a CSV");
    }
    if (tokens.isPresent()) {
      Unit unit = choice("unit", Unit.values(), Optional.of(Unit.LN));
      return new Surprisals(tokens.get(), Surprisals.Layout.TOKENS, unit);
    }
    Unit[] surprisals = {Unit.BITS, Unit.NATS};
    Unit unit = choice("unit", surprisals, Optional.of(Unit.BITS));
    return new Surprisals(words.orElseThrow(), Surprisals.Layout.WORDS, unit);
  }

  private Content states() {
    Path parts =
        text("parts").map(this::inside).orElseThrow(() -> error("'parts' has to name a CSV"));
    JsonElement layers = json.get("layers");
    if (layers == null || !layers.isJsonObject() || layers.getAsJsonObject().isEmpty()) {
      throw error("'layers' has to be an object of layer names and .npy files");
    }
    Map<String, Path> matrices = new LinkedHashMap<>();
    layers
        .getAsJsonObject()
        .asMap()
        .forEach((name, matrix) -> matrices.put(name, inside(string("layers." + name, matrix))));
    return new States(
        parts, matrices, choice("pooling", Pooling.values(), Optional.of(Pooling.LAST)));
  }

  private Path inside(String name) {
    Path folder = file.getParent();
    Path path = folder.resolve(name).normalize();
    if (name.isBlank() || !path.startsWith(folder.normalize())) {
      throw error("'" + name + "' has to be a file in the folder of the settings");
    }
    return path;
  }

  private <E extends Enum<E>> E choice(String name, E[] constants, Optional<E> otherwise) {
    Optional<String> text = text(name);
    if (text.isEmpty() && otherwise.isPresent()) {
      return otherwise.get();
    }
    List<String> words = Arrays.stream(constants).map(Settings::word).toList();
    int index = words.indexOf(text.orElse(""));
    if (index < 0) {
      throw error("'" + name + "' has to be one of " + String.join(", ", words));
    }
    return constants[index];
  }

  private Optional<String> text(String name) {
    return Optional.ofNullable(json.get(name)).map(value -> string(name, value));
  }

  private String string(String name, JsonElement value) {
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
      throw error("'" + name + "' has to be a text");
    }
    return value.getAsString();
  }

  private PluginException error(String what) {
    return new PluginException(file + ": " + what);
  }
}
