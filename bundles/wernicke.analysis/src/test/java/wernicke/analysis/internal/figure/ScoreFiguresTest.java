package wernicke.analysis.internal.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import wernicke.analysis.internal.plot.Together;
import wernicke.api.PluginException;
import wernicke.api.job.Score;

class ScoreFiguresTest {
  private static final Map<String, String> SYNTHETIC =
      Map.of(
          "synthetic",
          "8 <simulated> subjects",
          "expected.raw.low",
          "0.28",
          "expected.raw.high",
          "0.34");

  @TempDir Path folder;

  private List<Path> draw(Score score, Score... controls) {
    return new ScoreFigures()
        .draw(score, List.of(controls), folder.resolve("figures/tiny-gpt2_Demo-ridge"));
  }

  private static Document svg(Path file) throws Exception {
    byte[] text = Files.readAllBytes(file);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(text));
    assertThat(document.getDocumentElement().getAttribute("width")).isEqualTo("960");
    return document;
  }

  private static List<String> texts(Document svg) {
    List<String> texts = new ArrayList<>();
    NodeList nodes = svg.getElementsByTagName("text");
    for (int i = 0; i < nodes.getLength(); i++) {
      texts.add(nodes.item(i).getTextContent());
    }
    return texts;
  }

  @Test
  void drawsLayersAndSubjectsAsSvgAndPng() throws Exception {
    List<Path> files = draw(Scores.model(SYNTHETIC), Scores.control("word-rate", 0.05));
    assertThat(files)
        .extracting(f -> f.getFileName().toString())
        .containsExactly(
            "tiny-gpt2_Demo-ridge_layers.svg",
            "tiny-gpt2_Demo-ridge_layers.png",
            "tiny-gpt2_Demo-ridge_layers.pdf",
            "tiny-gpt2_Demo-ridge_subjects.svg",
            "tiny-gpt2_Demo-ridge_subjects.png",
            "tiny-gpt2_Demo-ridge_subjects.pdf");
    assertThat(folder.resolve("figures")).isDirectoryNotContaining("glob:**.tmp");
    for (int i : new int[] {1, 4}) {
      BufferedImage image = ImageIO.read(files.get(i).toFile());
      assertThat(image.getWidth()).isEqualTo(1920);
      assertThat(image.getHeight()).isEqualTo(1200);
      assertThat(pixels(image, 0x0072b2)).as("pixels of the model's colour").isGreaterThan(100);
    }
  }

  private static long pixels(BufferedImage image, int colour) {
    long count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xffffff) == colour ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void theLayerCurveSaysWhatItShows() throws Exception {
    List<Path> files =
        draw(
            Scores.model(SYNTHETIC),
            Scores.control("word-rate", 0.05),
            Scores.control("random-64", -0.01));
    assertThat(texts(svg(files.get(0))))
        .contains(
            "tiny-gpt2 on Demo-ridge",
            "ridge  ·  contiguous:5:gap=5  ·  362 presentations  ·  16 neuroids  ·  4 subjects",
            "synthetic: 8 <simulated> subjects",
            "Pearson's r (median over neuroids)",
            "best: h.2  0.300 ± 0.020",
            "ceiling 0.500",
            "word-rate 0.050",
            "random-64 −0.010",
            "expected 0.280 to 0.340",
            "layer h.*",
            "Ceiling: closed form.",
            "Wernicke 0.1.0, score 0123456789ab");
  }

  @Test
  void theSubjectDotsNameEverySubject() throws Exception {
    Document svg = svg(draw(Scores.model(Map.of()), Scores.control("word-rate", 0.05)).get(3));
    NodeList tips = svg.getElementsByTagName("title");
    List<String> all = new ArrayList<>();
    for (int i = 0; i < tips.getLength(); i++) {
      all.add(tips.item(i).getTextContent());
    }
    assertThat(all)
        .containsExactlyInAnyOrder(
            "tiny-gpt2 on Demo-ridge",
            "A  0.280",
            "B  0.300",
            "C  0.340",
            "A  0.030",
            "B  0.050",
            "C  0.090");
    assertThat(texts(svg)).contains("0.300 ± 0.020", "0.050 ± 0.020", "tiny-gpt2", "word-rate");
  }

  @Test
  void aScoreWithoutSubjectsHasNoDots() {
    Score means =
        Scores.of("m", List.of(new Score.Layer("a", 0.1, Double.NaN)), Map.of(), Map.of());
    assertThat(draw(means)).hasSize(3);
  }

  @Test
  void oneLayerIsABarBesideTheControls() throws Exception {
    Score surprisal =
        Scores.of("gpt3", List.of(new Score.Layer("surprisal", -0.2, 0.05)), Map.of(), Map.of());
    Score missing =
        Scores.of(
            "oasm-2", List.of(new Score.Layer("f", Double.NaN, Double.NaN)), Map.of(), Map.of());
    assertThat(texts(svg(draw(surprisal, Scores.control("word-length", 0.1), missing).get(0))))
        .contains("gpt3", "word-length", "oasm-2", "−0.200", "0.100", "n/a", "ceiling 0.500");
  }

  @Test
  void severalResultsAreOnePictureOfScoresAndOneOfCurves() throws Exception {
    List<Score> scores =
        List.of(Scores.model(Map.of()), Scores.control("word-rate", 0.05), deep("larger"));
    List<Path> files = new ScoreFigures().together(scores, folder);
    assertThat(files).hasSize(6);
    assertThat(files.get(0).getFileName().toString())
        .matches("3-results-[0-9a-f]{8}_Demo-ridge_models.svg");
    assertThat(texts(svg(files.get(0))))
        .contains("3 results on Demo-ridge", "tiny-gpt2", "word-rate", "larger", "0.050");
    assertThat(texts(svg(files.get(3))))
        .contains("relative depth", "tiny-gpt2", "larger")
        .contains("1 result without layers in an order left out.")
        .doesNotContain("word-rate");
  }

  private static Score deep(String model) {
    List<Score.Layer> layers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      layers.add(new Score.Layer("h." + i, 0.02 * i, 0.01));
    }
    return Scores.of(model, layers, Map.of(), Map.of());
  }

  @Test
  void equalNamesAreToldApartByTheResult() {
    Together twice = new Together(List.of(Scores.model(Map.of()), Scores.model(Map.of())));
    assertThat(twice.names()).containsOnly("tiny-gpt2 0123456789ab");
  }

  @Test
  void resultsOfDifferentBenchmarksAreNotOnOneAxis() {
    List<Score> scores = List.of(Scores.model(Map.of()), Scores.surprisal("gpt3", 0.2));
    assertThatThrownBy(() -> new ScoreFigures().together(scores, folder))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            "results of different benchmark are not on one axis (Demo-ridge,"
                + " Futrell2018-pearsonr): draw them one by one");
  }

  @Test
  void noScoreAtAllSaysSo() throws Exception {
    List<Score.Layer> none =
        List.of(
            new Score.Layer("h.0", Double.NaN, Double.NaN),
            new Score.Layer("h.1", Double.NaN, Double.NaN));
    assertThat(texts(svg(draw(Scores.of("m", none, Map.of(), Map.of())).get(0))))
        .contains("no layer has a score");
  }

  @Test
  void theSameScoreGivesTheSameFiles() throws IOException {
    List<Path> files = draw(Scores.model(SYNTHETIC));
    byte[] first = Files.readAllBytes(files.get(1));
    assertThat(draw(Scores.model(SYNTHETIC))).isEqualTo(files);
    assertThat(files.get(1)).hasBinaryContent(first);
    byte[] print = Files.readAllBytes(files.get(2));
    draw(Scores.model(SYNTHETIC));
    assertThat(files.get(2)).hasBinaryContent(print);
  }

  @Test
  void whatWasAskedOtherwiseStandsInTheHeadingAndBesideControls() throws Exception {
    Score score = Scores.asked(Scores.model(Map.of()), Map.of("window", "5", "cv", "none"));
    Score control = Scores.asked(Scores.control("word-rate", 0.05), Map.of("window", "7"));
    List<Path> files = draw(score, control);
    assertThat(texts(svg(files.get(0))))
        .contains("word-rate (window 7) 0.050")
        .anyMatch(text -> text.startsWith("window 5  ·  ridge  ·  "))
        .contains("Best layer, raw: bootstrap over subjects, 95 % 0.200 to 0.400.");
    assertThat(texts(svg(files.get(3)))).contains("word-rate (window 7)");
    assertThat(Files.readString(files.get(0))).contains("(cv none, window 5)");
  }

  @Test
  void aFolderThatCannotBeWrittenIsOneClearLine() throws IOException {
    Files.writeString(folder.resolve("figures"), "a file");
    assertThatThrownBy(() -> draw(Scores.model(Map.of())))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("cannot write figures to " + folder.resolve("figures"))
        .hasMessageNotContaining("\n");
  }

  @Test
  void aFileThatCannotBeReplacedIsOneClearLine() throws IOException {
    Files.createDirectories(folder.resolve("figures/tiny-gpt2_Demo-ridge_layers.svg/x"));
    assertThatThrownBy(() -> draw(Scores.model(Map.of())))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("cannot write figures to ");
    assertThat(folder.resolve("figures")).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aLongWarningIsWrappedNotCut() throws Exception {
    String warning =
        "synthetic: no brain was measured; the responses are simulated from states of"
            + " tiny-gpt2-books plus noise, and a score on them says nothing about people";
    List<String> texts = texts(svg(draw(Scores.model(Map.of("synthetic", warning))).get(0)));
    assertThat(String.join(" ", texts)).contains(warning);
  }

  @Test
  void anExpectationForAnotherModelIsNotDrawn() throws Exception {
    Map<String, String> notes = new HashMap<>(SYNTHETIC);
    notes.put("expected.model", "tiny-gpt2");
    notes.put("expected.cv", "contiguous:5:gap=5");
    assertThat(texts(svg(draw(Scores.model(notes)).get(0)))).contains("expected 0.280 to 0.340");
    notes.put("expected.cv", "shuffle:10:seed=1");
    assertThat(texts(svg(draw(Scores.model(notes)).get(0))))
        .noneMatch(text -> text.startsWith("expected"));
    Score windowed = Scores.asked(Scores.model(SYNTHETIC), Map.of("window", "5"));
    assertThat(texts(svg(draw(windowed).get(0)))).noneMatch(text -> text.startsWith("expected"));
  }

  @Test
  void anExpectationThatIsNoNumberIsNamed() {
    Map<String, String> notes = Map.of("expected.raw.low", "low", "expected.raw.high", "1");
    assertThatThrownBy(() -> draw(Scores.model(notes)))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("expected.raw.low")
        .hasMessageContaining("'low'");
  }

  @Test
  void aJavaWithoutDesktopClassesStillWritesSvg() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--limit-modules",
                "java.base,java.logging,java.management,java.naming,java.xml",
                "-cp",
                System.getProperty("java.class.path"),
                DrawWithoutDesktop.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor()).as(output).isZero();
    assertThat(output).contains("no PNG and PDF figures, only SVG").contains("install fontconfig");
    assertThat(folder)
        .isDirectoryContaining("glob:**_layers.svg")
        .isDirectoryContaining("glob:**_subjects.svg")
        .isDirectoryNotContaining("glob:**.{png,pdf}");
  }

  /** Draws in a process of its own. */
  static final class DrawWithoutDesktop {
    private DrawWithoutDesktop() {}

    public static void main(String[] arguments) {
      new ScoreFigures().draw(Scores.model(Map.of()), List.of(), Path.of(arguments[0], "m"));
    }
  }

  @Test
  void leavesNoThreadThatKeepsTheProcessAlive() {
    List<Thread> before = living();
    draw(Scores.model(Map.of()));
    assertThat(living()).isSubsetOf(before);
  }

  private static List<Thread> living() {
    return Thread.getAllStackTraces().keySet().stream().filter(t -> !t.isDaemon()).toList();
  }
}
