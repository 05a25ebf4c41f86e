package wernicke.formats.internal.textgrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.PluginException;
import wernicke.formats.internal.Mutants;
import wernicke.formats.internal.file.DataFile;
import wernicke.formats.internal.textgrid.TextGrid.Interval;

class TextGridTest {
  private static final String LONG =
      """
      File type = "ooTextFile"
      Object class = "TextGrid"

      xmin = 0
      xmax = 2.5
      tiers? <exists>
      size = 2
      item []:
          item [1]:
              class = "TextTier"
              name = "beeps"
              xmin = 0
              xmax = 2.5
              points: size = 1
              points [1]:
                  number = 1.5
                  mark = "word"
          item [2]:
              class = "IntervalTier"
              name = "word"
              xmin = 0
              xmax = 2.5
              intervals: size = 3
              intervals [1]:
                  xmin = 0
                  xmax = 0.5
                  text = "sp"
              intervals [2]:
                  xmin = 0.5
                  xmax = 1.25
                  text = "say ""naïve""\"
              intervals [3]:
                  xmin = 1.25
                  xmax = 2.5
                  text = ""
      """;

  private static final String SHORT =
      """
      File type = "ooTextFile"
      Object class = "TextGrid"

      0
      2.5
      <exists>
      1
      "IntervalTier"
      "word"
      0 ! the word tier "not a value" 7
      2.5
      3
      0
      0.5
      "sp"
      0.5
      1.25
      "say ""naïve""\"
      1.25
      2.5
      ""
      """;

  @TempDir Path folder;

  @Test
  void longFormat() throws IOException {
    assertWords(read(LONG, StandardCharsets.UTF_8));
  }

  @Test
  void shortFormat() throws IOException {
    assertWords(read(SHORT, StandardCharsets.UTF_8));
  }

  @Test
  void shortFormatOfOldPraatVersions() throws IOException {
    assertWords(read(SHORT.replace("ooTextFile", "ooTextFile short"), StandardCharsets.UTF_8));
  }

  @Test
  void utf16WithByteOrderMark() throws IOException {
    assertWords(read("\uFEFF" + LONG, StandardCharsets.UTF_16BE));
    assertWords(read("\uFEFF" + SHORT, StandardCharsets.UTF_16LE));
  }

  @Test
  void utf8WithByteOrderMarkAndWindowsLineEnds() throws IOException {
    assertWords(read("\uFEFF" + LONG.replace("\n", "\r\n"), StandardCharsets.UTF_8));
  }

  @Test
  void noTiers() throws IOException {
    String text = LONG.substring(0, LONG.indexOf("tiers?")) + "tiers? <absent>\n";
    assertThat(read(text, StandardCharsets.UTF_8).tiers()).isEmpty();
  }

  @Test
  void missingTierNamesTheOnesThatAreThere() throws IOException {
    TextGrid grid =
        read(LONG.replace("name = \"word\"", "name = \"phone\""), StandardCharsets.UTF_8);
    assertThatThrownBy(() -> grid.tier("word"))
        .isInstanceOf(PluginException.class)
        .hasMessageEndingWith("no interval tier 'word', it has phone");
  }

  @Test
  void errorsNameTheLine() {
    assertError(
        LONG.replace("xmax = 0.5", "xmax = half"),
        "line 27: expected a number for xmax of interval 1 of tier 2, found a string");
    assertError(
        LONG.replace("xmax = 1.25", "xmax = 1.2.5"),
        "line 30: '1.2.5' is not a number, for xmax of interval 2 of tier 2");
    assertError(
        LONG.replace("text = \"sp\"", "text = 7"),
        "line 27: expected a string in double quotes for the text of interval 1 of tier 2, found"
            + " '7'");
    assertError(
        LONG.replace("xmax = 1.25", "xmax = 0.25"),
        "line 30: interval 2 of tier 2 from 0.5 to 0.25 s does not follow in time");
    assertError(
        LONG.replace("intervals: size = 3", "intervals: size = 3.5"),
        "line 23: 3.5 is not a count, for the number of intervals of tier 2");
    assertError(
        LONG.replace("IntervalTier", "Pitch"),
        "line 19: the class of tier 2 is 'Pitch', expected IntervalTier or TextTier");
    assertError(
        LONG.replace("TextGrid", "Sound"),
        "line 2: the object class is 'Sound', expected TextGrid");
    assertError(
        LONG.substring(0, LONG.indexOf("intervals [3]")),
        "line 32: the file ends before xmin of interval 3 of tier 2: is it cut short?");
    assertError(
        LONG.substring(0, LONG.lastIndexOf('"')),
        "line 35: the string of the text of interval 3 of tier 2 that begins here is never closed");
    assertError("", "line 1: the file ends before the file type: is it cut short?");
  }

  @Test
  void wrongEncodings() {
    assertThatThrownBy(() -> read(LONG, StandardCharsets.ISO_8859_1))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("neither UTF-8 nor UTF-16");
    assertThatThrownBy(() -> read("ooBinaryTextFile\u0008TextGrid", StandardCharsets.UTF_8))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("a binary TextGrid; save it in Praat as a text file");
  }

  @ParameterizedTest
  @ValueSource(strings = {LONG, SHORT})
  void damagedFilesAreReadOrRefused(String text) {
    Mutants.at(folder.resolve("a.TextGrid"))
        .of(
            text.getBytes(StandardCharsets.UTF_8),
            path -> TextGrid.read(DataFile.published(path)).tier("word"));
  }

  private void assertError(String text, String message) {
    assertThatThrownBy(() -> read(text, StandardCharsets.UTF_8))
        .isInstanceOf(PluginException.class)
        .hasMessage(folder.resolve("a.TextGrid") + (", " + message));
  }

  private static void assertWords(TextGrid grid) {
    assertThat(grid.tiers()).hasSize(1);
    assertThat(grid.tier("word").intervals())
        .containsExactly(
            new Interval(0, 0.5, "sp"),
            new Interval(0.5, 1.25, "say \"naïve\""),
            new Interval(1.25, 2.5, ""));
  }

  private TextGrid read(String text, Charset charset) throws IOException {
    Path file = folder.resolve("a.TextGrid");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(text.getBytes(charset));
    Files.write(file, bytes.toByteArray());
    return TextGrid.read(DataFile.published(file));
  }
}
