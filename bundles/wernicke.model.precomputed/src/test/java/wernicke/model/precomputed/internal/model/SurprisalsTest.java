package wernicke.model.precomputed.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.model.precomputed.internal.Texts;
import wernicke.model.precomputed.internal.model.Surprisals.Layout;

class SurprisalsTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("numbers.csv");
  }

  @ParameterizedTest
  @EnumSource(Unit.class)
  void everyUnitBecomesBits(Unit unit) throws IOException {
    double ofAnEighth =
        switch (unit) {
          case LN -> Math.log(0.125);
          case LOG2 -> -3;
          case BITS -> 3;
          case NATS -> -Math.log(0.125);
        };
    String text = "token,logprob,passage\na,,0\n b,%s,0\n".formatted(ofAnEighth);
    assertThat(bits(Layout.TOKENS, unit, text, Texts.stimuli("a|b"))).containsExactly(Float.NaN, 3);
  }

  @ParameterizedTest
  @EnumSource(Unit.class)
  void aNumberOfTheWrongSignIsRefused(Unit unit) {
    int wrong = unit == Unit.LN || unit == Unit.LOG2 ? 2 : -2;
    refused(
        Layout.TOKENS,
        unit,
        "token,logprob,passage\na,,0\n b,%d,0\n".formatted(wrong),
        "line 3: logprob "
            + wrong
            + ".0 cannot be in the unit '"
            + unit.name().toLowerCase(Locale.ROOT));
  }

  @Test
  void theFirstTokenOfAPassageIsLeftOut() throws IOException {
    String text =
        "token,logprob,passage\na,,0\n b,1,0\nIn,NaN,1\nter,2,1\nnet,3,1\n c,4,1\nd,5,2\n";
    assertThat(bits(Layout.TOKENS, Unit.BITS, text, Texts.stimuli("a|b", "Internet|c", "d")))
        .as("NaN alone, the sum of the others of several, its own if it has one")
        .containsExactly(Float.NaN, 1, 5, 4, 5);
  }

  @Test
  void wordsAreJoinedAndPassagesMayEndInAnyWhiteSpace() throws IOException {
    String text = "surprisal,word,passage,x\n,So,a,-\n1,\",\",a,-\n2,\"\"\"no\"\"\",a,-\n";
    assertThat(bits(Layout.WORDS, Unit.BITS, text, Texts.stimuli("So|,|\"no\"")))
        .containsExactly(Float.NaN, 1, 2);
    assertThat(bits(Layout.WORDS, Unit.BITS, text, Texts.stimuli("So,|\"no\"")))
        .as("what the file has as two words may be one part")
        .containsExactly(1, 2);
  }

  @Test
  void blankPartsAreUndefined() throws IOException {
    String text = "token,logprob,passage\na,1,0\n b,2,0\n";
    assertThat(bits(Layout.TOKENS, Unit.BITS, text, Texts.stimuli("a||b")))
        .containsExactly(1, Float.NaN, 2);
  }

  @Test
  void quotesCommasAndLineBreaksInTokensAreRead() throws IOException {
    String text =
        "token,logprob,story\r\n\"\"\"\",-1,0\r\n\"a,\",-1,0\r\n\"\n\",-1,0\r\nb,-1,0\r\n";
    Stimuli stimuli = Texts.stimuli("\"a,\nb");
    assertThat(bits(Layout.NATURAL_STORIES, Unit.LOG2, text, stimuli)).containsExactly(4);
  }

  @Test
  void onlyTheFirstTokenMayLackANumber() {
    refused(
        Layout.TOKENS,
        Unit.LN,
        "token,logprob,passage\na,,0\n \"b\n\",,0\n".replace(" \"b", "\" b"),
        "line 3: no logprob of ' b\\n'; only the first of a passage may lack it");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-inf", "-Infinity", "none", "1e999"})
  void aNumberThatIsNotFiniteIsRefused(String number) {
    refused(
        Layout.TOKENS,
        Unit.LN,
        "token,logprob,passage\na,,0\n b," + number + ",0\n",
        "line 3: logprob is '" + number + "', not a finite number");
  }

  @Test
  void malformedFilesAreRefused() throws IOException {
    refused(Layout.TOKENS, Unit.LN, "", "numbers.csv: the file is empty");
    refused(Layout.TOKENS, Unit.LN, "token,logprob,passage\n", "there is a header but no row");
    refused(Layout.TOKENS, Unit.LN, "token,passage\na,0\n", "line 1: no column logprob; it has");
    refused(Layout.TOKENS, Unit.LN, "token,logprob,passage\na,\n", "line 2: 2 columns, but the");
    refused(Layout.TOKENS, Unit.LN, "token,logprob,passage\n\"a,,0\nb,-1,0\n", "a quote missing?");
    refused(Layout.TOKENS, Unit.LN, "token,logprob,passage\n,,0\n", "line 2: a row without text");
    refused(
        Layout.TOKENS,
        Unit.LN,
        "token,logprob,passage\na,,0\nb,,1\n c,-1,0\n",
        "line 4: passage '0' again: its rows have to be together, in order");
    Files.write(file, "token,logprob,passage\ncaf\u00e9,,0\n".getBytes(StandardCharsets.UTF_16LE));
    refused(Layout.TOKENS, "not UTF-8 text, it holds zero bytes; save the file as UTF-8");
    Files.write(
        file, "token,logprob,passage\ncaf\u00e9,,0\n".getBytes(StandardCharsets.ISO_8859_1));
    refused(Layout.TOKENS, "row 1 or later: not UTF-8 text; save the file as UTF-8");
    Files.delete(file);
    refused(Layout.TOKENS, "numbers.csv: the file is not there; put it into the folder");
    Files.createDirectory(file);
    refused(Layout.TOKENS, "numbers.csv: not a file that can be read; put a file there");
  }

  /** The same tokens as six programs write them. */
  @ParameterizedTest
  @ValueSource(strings = {"comma", "mark", "windows", "semicolon", "tab", "excel", "utf16"})
  void everyDialectGivesTheSameBits(String dialect) throws IOException {
    String comma =
        "token,logprob,passage\na,,0\n \"b,\",-1.5,0\n c,-0.25,0\n".replace(" \"b", "\" b");
    String semicolon = "token;logprob;passage\na;;0\n b,;-1,5;0\n c;-0,25;0\n";
    String text =
        switch (dialect) {
          case "mark" -> "\uFEFF" + comma;
          case "windows" -> comma.replace("\n", "\r\n");
          case "semicolon" -> semicolon;
          case "tab" -> semicolon.replace(';', '\t');
          case "excel" -> "sep=;\r\n" + semicolon.replace("\n", "\r\n");
          default -> comma;
        };
    Files.write(
        file,
        text.getBytes(dialect.equals("utf16") ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8));
    Recording recording =
        new Surprisals(file, Layout.TOKENS, Unit.LOG2)
            .record(Texts.stimuli("a|b,|c"), RecordingSpec.SURPRISAL, Progress.NONE);
    assertThat(recording.layer(Recording.SURPRISAL).column(0))
        .containsExactly(Float.NaN, 1.5f, 0.25f);
  }

  @Test
  void theHashIsOfContentAndSettingsNotOfNames() throws IOException {
    Files.writeString(file, "token,logprob,passage\na,,0\n b,-1,0\n");
    Path copy = Files.copy(file, folder.resolve("copy.csv"));
    String hash = new Surprisals(file, Layout.TOKENS, Unit.LN).hash();
    assertThat(new Surprisals(copy, Layout.TOKENS, Unit.LN).hash()).isEqualTo(hash);
    assertThat(new Surprisals(file, Layout.TOKENS, Unit.LOG2).hash()).isNotEqualTo(hash);
    Files.writeString(copy, "token,logprob,passage\na,,0\n b,-2,0\n");
    assertThat(new Surprisals(copy, Layout.TOKENS, Unit.LN).hash()).isNotEqualTo(hash);
  }

  private float[] bits(Layout layout, Unit unit, String text, Stimuli stimuli) throws IOException {
    Files.writeString(file, text);
    Recording recording =
        new Surprisals(file, layout, unit).record(stimuli, RecordingSpec.SURPRISAL, Progress.NONE);
    assertThat(recording.rows()).isEqualTo(Recording.Rows.PARTS);
    assertThat(recording.layers()).containsOnlyKeys(Recording.SURPRISAL);
    return recording.layer(Recording.SURPRISAL).column(0);
  }

  private void refused(Layout layout, Unit unit, String text, String message) {
    assertThatThrownBy(() -> bits(layout, unit, text, Texts.stimuli("a|b")))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("numbers.csv")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  private void refused(Layout layout, String message) {
    Surprisals surprisals = new Surprisals(file, layout, Unit.LN);
    assertThatThrownBy(
            () -> surprisals.record(Texts.stimuli("a|b"), RecordingSpec.SURPRISAL, Progress.NONE))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
