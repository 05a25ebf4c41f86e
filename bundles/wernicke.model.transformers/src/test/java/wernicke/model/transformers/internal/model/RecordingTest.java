package wernicke.model.transformers.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static wernicke.model.transformers.internal.Oracle.assertClose;
import static wernicke.model.transformers.internal.Oracle.floats;
import static wernicke.model.transformers.internal.Oracle.ints;
import static wernicke.model.transformers.internal.Oracle.texts;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import wernicke.api.Matrix;
import wernicke.api.Part;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.RecordingSpec.Kind;
import wernicke.api.RecordingSpec.Pooling;
import wernicke.api.Stimuli;
import wernicke.model.transformers.internal.Decoders;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.decoder.Decoder;
import wernicke.model.transformers.internal.decoder.Tokens;
import wernicke.model.transformers.internal.tokens.TextTokenizer;

/** Recordings of tiny-gpt2-books against one forward pass per growing prefix in Python. */
class RecordingTest {
  private static final JsonObject BOOKS = Oracle.json("books.json");
  private static final RecordingSpec MEAN = new RecordingSpec(Kind.STATES, Pooling.MEAN);
  private static TransformerModel model;

  @BeforeAll
  static void open() {
    model = Oracle.model(Oracle.books());
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static Stimuli stimuli(List<String> texts) {
    return new Stimuli("test", texts.stream().map(t -> new Part(t, "p", -1)).toList(), List.of());
  }

  private static Recording record(List<String> texts, RecordingSpec spec) {
    return model.record(stimuli(texts), spec, Progress.NONE);
  }

  private static float[] bits(List<String> texts) {
    return record(texts, RecordingSpec.SURPRISAL).layer(Recording.SURPRISAL).toArray();
  }

  private static List<String> longPassage() {
    String[] words = BOOKS.get("sentence").getAsString().split(" ", -1);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < BOOKS.get("long_words").getAsInt(); i++) {
      texts.add(words[i % words.length]);
    }
    return texts;
  }

  private static void assertStates(Recording recording, int part, JsonArray expected) {
    for (int block = 0; block < 6; block++) {
      float[] row = new float[192];
      recording.layer("transformer.h." + block).copyRow(part, row, 0);
      assertClose(
          Arrays.copyOf(row, 16), floats(expected.get(block)), "part " + part + " block " + block);
    }
  }

  @Test
  void onePassEqualsGrowingPrefixes() {
    List<String> parts = texts(BOOKS.get("parts"));
    Recording states = record(parts, RecordingSpec.STATES);
    assertThat(states.layers().keySet()).containsExactlyElementsOf(model.info().layers());
    for (int i = 0; i < parts.size(); i++) {
      assertStates(states, i, BOOKS.getAsJsonArray("part_states").get(i).getAsJsonArray());
    }
    float[] bits = bits(parts);
    float[] expected = floats(BOOKS.get("part_bits"));
    assertClose(bits, expected, "bits");
    assertThat(bits[parts.indexOf("")]).isZero();
    assertThat(states.notes()).containsEntry("blank parts", "1");
  }

  @Test
  void contextsOverTheMaximumAreCutOnTheLeft() {
    List<String> words = longPassage();
    int[] last = ints(BOOKS.get("long_last"));
    Recording states = record(words, RecordingSpec.STATES);
    int tokens = BOOKS.get("long_tokens").getAsInt();
    assertThat(tokens).isGreaterThan(256);
    assertThat(states.notes().get("parts with context truncated on the left")).isNotEqualTo("0");
    for (int i = 0; i < last.length; i++) {
      JsonArray expected = BOOKS.getAsJsonArray("long_states").get(i).getAsJsonArray();
      assertStates(states, last[i], expected);
    }
    float[] bits = bits(words);
    assertClose(
        Arrays.copyOfRange(bits, last[0], bits.length), floats(BOOKS.get("long_bits")), "bits");
  }

  /** The same window alone, as a passage of its own that just fits. */
  @Test
  void windowsInBatchesEqualSinglePasses() {
    List<String> words = Collections.nCopies(264, "sea"); // one token each, but the first
    Matrix windows = record(words, RecordingSpec.STATES).layer("transformer.h.5");
    float[] atMaximum = new float[192];
    float[] later = new float[192];
    windows.copyRow(260, atMaximum, 0);
    windows.copyRow(263, later, 0);
    assertClose(later, atMaximum, "windows of the same tokens");
    float[] alone = new float[192];
    List<String> whole = List.of(String.join(" ", words.subList(0, 263)), "sea");
    record(whole, RecordingSpec.STATES).layer("transformer.h.5").copyRow(1, alone, 0);
    assertClose(alone, later, "a window alone");
  }

  /** With a stride, each word as the window of its pass predicts it, from the logits. */
  @Test
  void wordsBeyondTheContextShareAPass() {
    List<String> words = Collections.nCopies(290, "sea");
    int[] ids = Oracle.encode(Oracle.books(), String.join(" ", words));
    assertThat(ids).as("one token a word, two for the first").hasSize(291);
    RecordingSpec spec = RecordingSpec.SURPRISAL.with("overflow=stride:16");
    Recording recording = record(words, spec);
    assertThat(recording.notes())
        .containsEntry("passes", "4")
        .containsEntry("overflow", "beyond the context 16 words share a pass");
    float[] shared = recording.layer(Recording.SURPRISAL).toArray();
    float[] exact = bits(words);
    assertClose(Arrays.copyOf(shared, 255), Arrays.copyOf(exact, 255), "before the overflow");
    float[] expected = new float[16];
    try (Decoder decoder = Decoders.resident(Oracle.books())) {
      int[] window = Arrays.copyOfRange(ids, 272 - 256, 272);
      float[] logits = Decoders.logits(decoder, Tokens.of(window));
      int vocabulary = logits.length / window.length;
      for (int i = 0; i < 16; i++) {
        int row = (256 - 16 + i - 1) * vocabulary;
        double sum = 0;
        for (int j = 0; j < vocabulary; j++) {
          sum += Math.exp(logits[row + j]);
        }
        double nats = Math.log(sum) - logits[row + window[256 - 16 + i]];
        expected[i] = (float) (nats / Math.log(2));
      }
    }
    assertClose(Arrays.copyOfRange(shared, 255, 271), expected, "the first 16 words beyond");
    assertThat(shared[270]).isCloseTo(exact[270], offset(1e-4f));
    assertThat(bits(words, "overflow=stride:1")).isEqualTo(exact);
  }

  private static float[] bits(List<String> texts, String changes) {
    return record(texts, RecordingSpec.SURPRISAL.with(changes))
        .layer(Recording.SURPRISAL)
        .toArray();
  }

  @Test
  void surprisalsSumToTheCrossEntropy() {
    List<String> words = List.of(BOOKS.get("sentence").getAsString().split(" ", -1));
    double sum = 0;
    float[] bits = bits(words);
    for (float b : bits) {
      sum += Float.isNaN(b) ? 0 : b;
    }
    double nats = sum * Math.log(2);
    assertThat(nats).isCloseTo(BOOKS.get("cross_entropy_nats").getAsDouble(), offset(1e-3));
    float[] whole = bits(List.of(BOOKS.get("sentence").getAsString()));
    assertThat((double) whole[0]).isCloseTo(sum, offset(1e-3));
  }

  /** Against the package of Pimentel and Meister ({@code words.py}). */
  @Test
  void correctedSurprisals() {
    for (JsonElement expected : Oracle.json("words.json").getAsJsonArray("texts")) {
      JsonObject text = expected.getAsJsonObject();
      List<String> words = List.of(text.get("text").getAsString().split(" ", -1));
      Recording recording = record(words, RecordingSpec.SURPRISAL);
      assertThat(recording.layers().keySet())
          .containsExactly(Recording.SURPRISAL, Recording.CORRECTED);
      float[] plain = recording.layer(Recording.SURPRISAL).toArray();
      assertClose(plain, floats(text.get("plain")), "plain");
      float[] corrected = recording.layer(Recording.CORRECTED).toArray();
      assertClose(corrected, floats(text.get("corrected")), "corrected");
      assertThat(corrected).isNotEqualTo(plain);
    }
  }

  /** Punctuation that is a part of its own does not begin a word; the sums stay the same. */
  @Test
  void correctedSurprisalsOfPartsOfAWord() {
    float[] apart =
        record(List.of("The", "sea", ",", "too"), RecordingSpec.SURPRISAL)
            .layer(Recording.CORRECTED)
            .toArray();
    float[] joined =
        record(List.of("The", "sea,", "too"), RecordingSpec.SURPRISAL)
            .layer(Recording.CORRECTED)
            .toArray();
    assertThat(apart[1] + apart[2]).isCloseTo(joined[1], offset(1e-4f));
    assertThat(apart[3]).isEqualTo(joined[2]);
  }

  @Test
  void aWindowOfWordsIsAPassageThatBeginsThere() {
    String[] words = BOOKS.get("sentence").getAsString().split(" ", -1);
    RecordingSpec states = RecordingSpec.STATES.with("window=3");
    RecordingSpec surprisal = RecordingSpec.SURPRISAL.with("window=3");
    Recording windowed = record(List.of(words), states);
    Recording bits = record(List.of(words), surprisal);
    for (int i = 0; i < words.length; i++) {
      List<String> alone = List.of(words).subList(Math.max(0, i - 3), i + 1);
      float[] row = new float[192];
      windowed.layer("transformer.h.5").copyRow(i, row, 0);
      float[] expected = new float[192];
      record(alone, RecordingSpec.STATES)
          .layer("transformer.h.5")
          .copyRow(alone.size() - 1, expected, 0);
      assertClose(row, expected, "word " + i);
      for (String layer : List.of(Recording.SURPRISAL, Recording.CORRECTED)) {
        float[] one = {bits.layer(layer).get(i, 0)};
        Recording own = record(alone, RecordingSpec.SURPRISAL);
        assertClose(one, new float[] {own.layer(layer).get(alone.size() - 1, 0)}, layer);
      }
    }
    assertThat(windowed.notes()).containsEntry("window", "at most 3 words of context");
  }

  @Test
  void noContextAtAll() {
    Recording recording =
        record(List.of("The", "sea", "was"), RecordingSpec.STATES.with("window=0"));
    float[] row = new float[192];
    recording.layer("transformer.h.5").copyRow(2, row, 0);
    assertClose(
        row,
        record(List.of("was"), RecordingSpec.STATES).layer("transformer.h.5").toArray(),
        "was");
  }

  @Test
  void aWindowOfSentencesCountsWords() {
    List<String> sentences = List.of("The sea was calm.", "", "Nobody spoke.", "It rained , then");
    Matrix windowed =
        record(sentences, RecordingSpec.STATES.with("window=3")).layer("transformer.h.5");
    float[] row = new float[192];
    windowed.copyRow(3, row, 0);
    float[] expected = new float[192];
    record(List.of("calm. Nobody spoke.", "It rained, then"), RecordingSpec.STATES)
        .layer("transformer.h.5")
        .copyRow(1, expected, 0);
    assertClose(row, expected, "last sentence");
    windowed.copyRow(1, row, 0);
    windowed.copyRow(0, expected, 0);
    assertThat(row).isEqualTo(expected);
  }

  @Test
  void firstTokenPooling() {
    List<String> words = List.of("The", "Uncomfortably", "sea");
    int[] counts = tokensPerWord(words);
    assertThat(counts[1]).isGreaterThan(2);
    RecordingSpec first = RecordingSpec.STATES.with("pooling=first");
    Matrix layer = record(words, first).layer("transformer.h.4");
    Matrix mean = record(words, MEAN).layer("transformer.h.4");
    Matrix last = record(words, RecordingSpec.STATES).layer("transformer.h.4");
    assertThat(layer.get(0, 5)).isEqualTo(last.get(0, 5));
    assertThat(layer.get(2, 5)).isEqualTo(last.get(2, 5));
    assertThat(layer.get(1, 5)).isNotIn(last.get(1, 5), mean.get(1, 5));
    int[] ids = Oracle.encode(Oracle.books(), "The Uncomfortably sea");
    try (Decoder decoder = Decoders.resident(Oracle.books())) {
      float[] states = Decoders.states(decoder, Tokens.of(ids)).get(4);
      float[] row = new float[192];
      layer.copyRow(1, row, 0);
      assertClose(row, Arrays.copyOfRange(states, 192, 2 * 192), "the second token");
    }
  }

  @Test
  void firstWordHasNoSurprisalBeyondItsLaterTokens() {
    assertThat(bits(List.of("The", "sea"))[0]).isNaN();
    float first = bits(List.of("Uncomfortably", "sea"))[0];
    assertThat(first).isPositive();
    float[] blankFirst = bits(List.of("", "The", "sea"));
    assertThat(blankFirst[0]).isNaN();
    assertThat(blankFirst[1]).isNaN();
    assertThat(blankFirst[2]).isEqualTo(bits(List.of("The", "sea"))[1]);
  }

  @Test
  void blankPartsRepeatTheStateBefore() {
    Matrix layer =
        record(List.of("", "The", "", " ", "sea"), RecordingSpec.STATES).layer("transformer.h.3");
    float[] row = new float[192];
    layer.copyRow(0, row, 0);
    assertThat(row).containsOnly(Float.NaN);
    for (int blank : new int[] {2, 3}) {
      layer.copyRow(blank, row, 0);
      float[] before = new float[192];
      layer.copyRow(1, before, 0);
      assertThat(row).isEqualTo(before);
    }
  }

  @Test
  void meanPoolingAveragesThePartsTokens() {
    String sentence = BOOKS.get("sentence").getAsString();
    List<String> words = List.of(sentence.split(" ", -1));
    int[] counts = tokensPerWord(words);
    Matrix whole = record(List.of(sentence), MEAN).layer("transformer.h.4");
    Matrix byWord = record(words, MEAN).layer("transformer.h.4");
    Matrix last = record(words, RecordingSpec.STATES).layer("transformer.h.4");
    float[] weighted = new float[192];
    for (int i = 0; i < counts.length; i++) {
      for (int j = 0; j < 192; j++) {
        weighted[j] += byWord.get(i, j) * counts[i] / Arrays.stream(counts).sum();
      }
      assertThat(byWord.get(i, 7) == last.get(i, 7)).isEqualTo(counts[i] == 1);
    }
    assertThat(counts).contains(1, 2);
    assertClose(weighted, whole.toArray(), "mean of means");
  }

  private static int[] tokensPerWord(List<String> words) {
    int[] counts = new int[words.size()];
    try (TextTokenizer tokenizer = TextTokenizer.open(Oracle.books().resolve("tokenizer.json"))) {
      for (int i = 0; i < counts.length; i++) {
        counts[i] = tokenizer.encode((i == 0 ? "" : " ") + words.get(i)).length;
      }
    }
    return counts;
  }

  @Test
  void nothingGivesNothing() {
    Recording nothing = record(List.of(), MEAN);
    assertThat(nothing.layers()).hasSize(6);
    assertThat(nothing.layer("transformer.h.4").rows()).isZero();
    assertThat(bits(List.of())).isEmpty();
  }

  @Test
  void passagesDoNotSeeEachOther() {
    List<Part> parts =
        List.of(
            new Part("The sea", "a", -1), new Part("was", "a", -1), new Part("The sea", "b", -1));
    Recording both =
        model.record(new Stimuli("two", parts, List.of()), RecordingSpec.STATES, Progress.NONE);
    Matrix layer = both.layer("transformer.h.5");
    float[] first = new float[192];
    float[] second = new float[192];
    layer.copyRow(0, first, 0);
    layer.copyRow(2, second, 0);
    assertClose(second, first, "same text in two passages");
    assertThat(both.notes()).containsEntry("passes", "2");
  }

  @Test
  void saysHowItWasMade() {
    Recording recording = record(List.of("so", ".", ".", ".", "yes"), RecordingSpec.SURPRISAL);
    assertThat(recording.rows()).isEqualTo(Recording.Rows.PARTS);
    assertThat(recording.notes())
        .containsEntry("passes", "3")
        .containsEntry("parts with a pass of their own", "2")
        .containsEntry("surprisal", "plain sum over tokens of -log2 p");
  }
}
