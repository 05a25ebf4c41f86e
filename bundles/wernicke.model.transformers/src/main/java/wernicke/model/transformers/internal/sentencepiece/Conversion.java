package wernicke.model.transformers.internal.sentencepiece;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import wernicke.api.PluginException;
import wernicke.folders.internal.file.SafeFolder;
import wernicke.model.transformers.internal.files.FileLabel;

/**
 * Turns a SentencePiece model and the JSON files beside it into what {@code tokenizer.json} would
 * hold, as transformers 4.57.1 does ({@code convert_slow_tokenizer.py}, T5Converter and
 * LlamaConverter, and the constructors of T5TokenizerFast and LlamaTokenizerFast).
 */
public final class Conversion {
  private final PieceModel model;
  private final Settings settings;
  private final List<Piece> pieces;
  private final Map<String, Integer> ids = new HashMap<>();

  /** The longest published one has 4 MB. */
  private static final long MOST_BYTES = 128 << 20;

  private Conversion(PieceModel model, Settings settings) {
    this.model = model;
    this.settings = settings;
    this.pieces = settings.t5() ? withSentinels() : withNames();
    for (int i = 0; i < pieces.size(); i++) {
      ids.put(pieces.get(i).text(), i);
    }
  }

  /**
   * The content of an equivalent {@code tokenizer.json}; always the same for the same files.
   *
   * @throws PluginException in one line, what is damaged or not supported
   */
  public static JsonObject of(Path file) {
    SafeFolder.around(file).require(file, MOST_BYTES);
    try {
      ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file));
      return of(content, FileLabel.of(file), Settings.beside(file));
    } catch (IOException e) {
      throw new PluginException(FileLabel.of(file) + ": cannot be read: " + e, e);
    }
  }

  static JsonObject of(ByteBuffer content, String label, Settings settings) {
    return new Conversion(PieceModel.read(content, label), settings).json();
  }

  private List<Piece> withSentinels() {
    List<Piece> all = new ArrayList<>(model.pieces());
    for (int i = settings.extraIds() - 1; i >= 0; i--) {
      all.add(new Piece("<extra_id_" + i + ">", 0, 1));
    }
    return all;
  }

  /** The first three have the names that the config gives them. */
  private List<Piece> withNames() {
    List<Piece> all = new ArrayList<>(model.pieces());
    Map<Integer, JsonObject> names = AddedTokens.decoderById(settings);
    for (int i = 0; i < Math.min(3, all.size()); i++) {
      String text =
          names.containsKey(i) ? names.get(i).get("content").getAsString() : all.get(i).text();
      all.set(i, new Piece(text, 0, all.get(i).type()));
    }
    return all;
  }

  private JsonObject json() {
    AddedTokens added = new AddedTokens(settings, ids, pieces.size());
    added.addAll(model.pieces());
    JsonObject json = parse("{'version':'1.0','truncation':null,'padding':null}");
    json.add("added_tokens", added.json());
    json.add("normalizer", settings.t5() ? t5Normalizer() : llamaNormalizer());
    json.add("pre_tokenizer", preTokenizer());
    json.add("post_processor", template(added));
    json.add("decoder", null);
    json.add("model", model.unigram() ? unigram() : bpe());
    return json;
  }

  private JsonObject t5Normalizer() {
    JsonArray steps = new JsonArray();
    byte[] map = model.charsMap();
    if (map.length > 0) {
      JsonObject step = parse("{'type':'Precompiled'}");
      step.addProperty("precompiled_charsmap", Base64.getEncoder().encodeToString(map));
      steps.add(step);
    }
    steps.add(parse("{'type':'Strip','strip_left':false,'strip_right':true}"));
    steps.add(parse("{'type':'Replace','pattern':{'Regex':' {2,}'},'content':'▁'}"));
    return sequence(steps);
  }

  private JsonObject llamaNormalizer() {
    if (!settings.legacy()) {
      return null;
    }
    JsonArray steps = new JsonArray();
    if (settings.prefixSpace()) {
      steps.add(parse("{'type':'Prepend','prepend':'▁'}"));
    }
    steps.add(parse("{'type':'Replace','pattern':{'String':' '},'content':'▁'}"));
    return sequence(steps);
  }

  private static JsonObject sequence(JsonArray steps) {
    JsonObject sequence = parse("{'type':'Sequence'}");
    sequence.add("normalizers", steps);
    return sequence;
  }

  private JsonObject preTokenizer() {
    if (!settings.t5() && settings.legacy()) {
      return null;
    }
    JsonObject space = parse("{'type':'Metaspace','replacement':'▁'}");
    String prefix = settings.legacy() ? "always" : "first";
    space.addProperty("prepend_scheme", settings.prefixSpace() ? prefix : "never");
    space.addProperty("split", settings.t5());
    return space;
  }

  private JsonObject template(AddedTokens added) {
    JsonArray single = new JsonArray();
    JsonObject special = new JsonObject();
    if (!settings.t5() && settings.startsWithBos()) {
      single.add(token(added, added.content("bos_token"), special));
    }
    single.add(parse("{'Sequence':{'id':'A','type_id':0}}"));
    if (settings.t5() || settings.endsWithEos()) {
      single.add(token(added, settings.t5() ? "</s>" : added.content("eos_token"), special));
    }
    JsonObject template = parse("{'type':'TemplateProcessing','pair':[]}");
    template.add("single", single);
    template.add("special_tokens", special);
    return template;
  }

  private JsonObject token(AddedTokens added, String text, JsonObject special) {
    int id = added.id(text) >= 0 ? added.id(text) : ids.getOrDefault(text, -1);
    if (id < 0) {
      throw settings.refused("no token begins or ends a text, but one is to be added");
    }
    JsonObject entry = parse("{'ids':[" + id + "]}");
    entry.addProperty("id", text);
    entry.add("tokens", array(text));
    special.add(text, entry);
    JsonObject use = parse("{'type_id':0}");
    use.addProperty("id", text);
    JsonObject result = new JsonObject();
    result.add("SpecialToken", use);
    return result;
  }

  private JsonObject unigram() {
    JsonArray vocabulary = new JsonArray();
    for (Piece piece : pieces) {
      JsonArray entry = array(piece.text());
      entry.add((double) piece.score());
      vocabulary.add(entry);
    }
    JsonObject json = parse("{'type':'Unigram'}");
    json.addProperty("unk_id", settings.t5() ? model.unknownId() : 0);
    json.addProperty("byte_fallback", !settings.t5());
    json.add("vocab", vocabulary);
    return json;
  }

  private JsonObject bpe() {
    JsonObject vocabulary = new JsonObject();
    ids.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(entry -> vocabulary.addProperty(entry.getKey(), entry.getValue()));
    JsonObject json = parse("{'type':'BPE','dropout':null,'fuse_unk':true,'ignore_merges':false}");
    json.addProperty("unk_token", model.unknownPiece());
    json.addProperty("byte_fallback", !settings.t5());
    json.add("vocab", vocabulary);
    json.add("merges", Merges.of(pieces));
    return json;
  }

  private static JsonArray array(String text) {
    JsonArray array = new JsonArray();
    array.add(text);
    return array;
  }

  private static JsonObject parse(String text) {
    JsonElement element = JsonParser.parseString(text.replace('\'', '"'));
    return element.getAsJsonObject();
  }
}
