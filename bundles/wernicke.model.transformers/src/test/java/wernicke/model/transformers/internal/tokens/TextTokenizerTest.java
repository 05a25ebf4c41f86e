package wernicke.model.transformers.internal.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.PluginException;
import wernicke.model.transformers.internal.Oracle;

class TextTokenizerTest {
  private static final Path BOOKS = Oracle.books().resolve("tokenizer.json");

  @TempDir Path folder;

  /** The embedded tokenizer with something changed. */
  private Path changed(String key, String value) throws IOException {
    JsonObject json = JsonParser.parseString(Files.readString(BOOKS)).getAsJsonObject();
    json.add(key, JsonParser.parseString(value));
    return Files.writeString(folder.resolve("tokenizer.json"), new Gson().toJson(json));
  }

  @Test
  void tokenIdsOfHardStrings() {
    try (TextTokenizer tokenizer = TextTokenizer.open(BOOKS)) {
      for (JsonElement element : Oracle.json("strings.json").getAsJsonArray("strings")) {
        String text = element.getAsJsonObject().get("text").getAsString();
        assertThat(tokenizer.encode(text))
            .as(text)
            .isEqualTo(Oracle.ints(element.getAsJsonObject().get("ids")));
      }
    }
  }

  @Test
  void neverTruncatesOrPads() throws IOException {
    Path file =
        changed(
            "truncation",
            "{\"direction\":\"Right\",\"max_length\":4,\"strategy\":\"LongestFirst\",\"stride\":0}");
    try (TextTokenizer tokenizer = TextTokenizer.open(file);
        TextTokenizer original = TextTokenizer.open(BOOKS)) {
      String text = "word ".repeat(3000);
      assertThat(tokenizer.encode(text)).isEqualTo(original.encode(text)).hasSizeGreaterThan(3000);
    }
  }

  @Test
  void countsTokensThatItPutsInFront() throws IOException {
    String template =
        "{'type':'TemplateProcessing','single':[%s{'Sequence':{'id':'A','type_id':0}}%s],'pair':[],"
            + "'special_tokens':{'<|endoftext|>':{'id':'<|endoftext|>','ids':[0],"
            + "'tokens':['<|endoftext|>']}}}";
    String special = "{'SpecialToken':{'id':'<|endoftext|>','type_id':0}}";
    Path before =
        changed("post_processor", template.formatted(special + ",", "").replace('\'', '"'));
    try (TextTokenizer tokenizer = TextTokenizer.open(before)) {
      assertThat(tokenizer.leading()).isEqualTo(1);
      assertThat(tokenizer.encode("a")).startsWith(0).hasSize(2);
      PassageTokens tokens = tokenizer.encode(Context.of(List.of("", "a", "b")));
      assertThat(tokens.length(0)).isEqualTo(1);
      assertThat(tokens.length(2)).isEqualTo(3);
      int[] last = tokens.last(2, 1);
      assertThat(tokens.last(2, 2, 1)).containsExactly(0, last[0]);
      assertThat(tokens.last(2, 9, 1)).isEqualTo(tokens.last(2, 9)).hasSize(3);
    }
    Path after =
        changed("post_processor", template.formatted("", "," + special).replace('\'', '"'));
    try (TextTokenizer tokenizer = TextTokenizer.open(after)) {
      assertThat(tokenizer.trailing()).isEqualTo(1);
      assertThat(tokenizer.encode("a", true)).endsWith(0).hasSize(2);
      assertThat(tokenizer.encode("a")).hasSize(1);
      assertThatThrownBy(tokenizer::requireNothingAfter)
          .isInstanceOf(PluginException.class)
          .hasMessageEndingWith(
              "tokenizer.json adds tokens after the text, which is not supported");
    }
  }

  @Test
  void refusesWhatIsNoTokenizer() throws IOException {
    Path file = changed("model", "{\"type\":\"Unheard\"}");
    assertThatThrownBy(() -> TextTokenizer.open(file))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("tokenizer.json: the tokenizer cannot be loaded")
        .hasMessageNotContaining("\n");
  }

  @Test
  void knowsWhichTokenizersWorkPieceByPiece() throws IOException {
    assertThat(splits(BOOKS)).isTrue();
    assertThat(splits(changed("normalizer", "{\"type\":\"NFC\"}"))).isFalse();
    assertThat(splits(changed("pre_tokenizer", "{\"type\":\"Whitespace\"}"))).isFalse();
    assertThat(
            splits(
                changed(
                    "pre_tokenizer",
                    "{\"type\":\"ByteLevel\",\"add_prefix_space\":false,\"use_regex\":false}")))
        .isFalse();
    assertThat(splits(changed("added_tokens", "[{\"content\":\"a b\"}]"))).isFalse();
    assertThat(splits(changed("added_tokens", "[{\"content\":\"a\",\"lstrip\":true}]"))).isFalse();
    assertThat(splits(changed("added_tokens", "[{\"content\":\"a\",\"lstrip\":false}]"))).isTrue();
  }

  private static boolean splits(Path file) throws IOException {
    return ByteLevel.splitsAtSpaces(
        JsonParser.parseString(Files.readString(file)).getAsJsonObject());
  }

  /** The shortcut against the definition, on parts made of everything that could go wrong. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void segmentsEqualGrowingPrefixes(long seed) {
    String[] pieces = {
      "the",
      "a",
      "I",
      "don",
      "'",
      "'s",
      "'ll",
      ".",
      ",",
      "...",
      "!",
      "?",
      ";",
      ":",
      "-",
      "--",
      "\"",
      "(",
      "12",
      "3",
      "é",
      "e\u0301",
      "日本",
      "😀",
      "👩‍👩‍👧‍👦",
      "\u200b",
      "\u00a0",
      "\t",
      "\n",
      "  ",
      "<|endoftext|>",
      "<|endo",
      "_",
      "x.y",
      "a , b",
      "\u0001",
      "\u2028",
      "\uE000",
      "Ⅷ",
      "%",
      "  b  c ",
      "\u0300"
    };
    Random random = new Random(seed);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      StringBuilder part = new StringBuilder();
      for (int k = random.nextInt(4); k > 0; k--) {
        part.append(pieces[random.nextInt(pieces.length)]);
      }
      parts.add(random.nextInt(4) == 0 ? "." : part.toString());
    }
    Context context = Context.of(parts);
    try (TextTokenizer tokenizer = TextTokenizer.open(BOOKS)) {
      PassageTokens fast = new SegmentedPrefixes(tokenizer).encode(context).orElseThrow();
      PassageTokens slow = new GrowingPrefixes(tokenizer).encode(context);
      int merged = 0;
      for (int i = 0; i < parts.size(); i++) {
        assertThat(fast.last(i, 100_000))
            .as("part " + i + " of " + parts)
            .isEqualTo(tokenizer.encode(context.prefix(i)))
            .isEqualTo(slow.last(i, 100_000));
        assertThat(fast.length(i)).isEqualTo(slow.length(i));
        assertThat(fast.shared(i)).isEqualTo(slow.shared(i));
        merged += fast.shared(i) ? 0 : 1;
      }
      assertThat(merged).isPositive();
    }
  }
}
