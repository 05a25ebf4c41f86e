package wernicke.analysis.internal.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static wernicke.analysis.internal.figure.Tables.neuroid;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.analysis.internal.brain.GlassBrain;
import wernicke.analysis.internal.draw.Mark;
import wernicke.analysis.internal.draw.Scene;
import wernicke.analysis.internal.plot.ColourMap;
import wernicke.analysis.internal.plot.Plot;
import wernicke.analysis.internal.plot.Scale;
import wernicke.api.Neuroid;
import wernicke.api.PluginException;
import wernicke.api.job.Score;
import wernicke.api.report.NeuroidTable;

/** Regions by layers, and the glass brain. */
class NeuroidFiguresTest {
  private static final float NAN = Float.NaN;

  @TempDir Path folder;

  private static NeuroidTable regions() {
    return Tables.of(
        List.of(
            neuroid("a", "s1", "roi IFG"),
            neuroid("b", "s1", "roi IFG"),
            neuroid("c", "s2", "roi IFG"),
            neuroid("d", "s1", "roi PTL"),
            neuroid("e", "s2", "")),
        new float[] {0.1f, 0.3f, NAN, NAN, 9},
        new float[] {0.3f, 0.1f, 0.4f, NAN, 9});
  }

  private static NeuroidTable cube(int edge, int step) {
    List<Neuroid> neuroids = new ArrayList<>();
    for (int i = 0; i < edge * edge * edge; i++) {
      int x = 1 + step * (i % edge);
      int y = 1 + step * (i / edge % edge);
      int z = step * (i / edge / edge);
      neuroids.add(neuroid("v" + i, "s", "x " + x + " y " + y + " z " + z));
    }
    float[] values = new float[neuroids.size()];
    IntStream.range(0, values.length).forEach(i -> values[i] = i * 1f / values.length);
    return Tables.of(neuroids, values);
  }

  /** A cube in no standard space, so that its own hull is the outline. */
  private static NeuroidTable voxels(int edge) {
    List<Neuroid> neuroids = new ArrayList<>();
    for (int i = 0; i < edge * edge * edge; i++) {
      String place = "i " + i % edge + " j " + i / edge % edge + " k " + i / edge / edge;
      neuroids.add(neuroid("v" + i, "s", place + " affine 3,0,0,0,0,3,0,0,0,0,3,0"));
    }
    float[] values = new float[neuroids.size()];
    IntStream.range(0, values.length).forEach(i -> values[i] = i * 1f / values.length);
    return Tables.of(neuroids, values);
  }

  private static <T extends Mark> List<T> marks(Scene scene, Class<T> kind) {
    return scene.marks().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Around a cell, not around the colour bar. */
  private static boolean frame(Mark.Line line) {
    return line.points().size() == 5 && line.width() > 1;
  }

  private static List<String> texts(Scene scene) {
    return marks(scene, Mark.Text.class).stream().map(Mark.Text::text).toList();
  }

  @Test
  void theHeatMapSaysWhatItShows() {
    assertThat(texts(RoiHeatMap.of(regions())))
        .contains("tiny-gpt2 on Demo-ridge", "IFG (3)", "PTL (1)", "0.20", "0.30", "layer h.*")
        .contains("A frame marks the best layer of a region. 1 neuroid without a region left out.")
        .contains("Pearson's r (median over neuroids)", "Wernicke 0.1.0, score 0123456789ab");
  }

  @Test
  void theBestLayerIsFramedAndARegionWithoutValuesIsGrey() {
    Scene scene = RoiHeatMap.of(regions());
    List<Mark.Line> frames =
        marks(scene, Mark.Line.class).stream().filter(NeuroidFiguresTest::frame).toList();
    List<Mark.Tiles> grey =
        marks(scene, Mark.Tiles.class).stream()
            .filter(t -> t.colour().equals(ColourMap.NONE))
            .toList();
    assertThat(frames).hasSize(1);
    assertThat(grey).hasSize(2);
    double right = grey.get(1).corners().get(0).x();
    assertThat(frames.get(0).points().get(0).x()).isGreaterThan(right);
    assertThat(frames.get(0).points().get(0).y()).isLessThan(grey.get(0).corners().get(0).y());
  }

  @Test
  void manyRegionsMakeAHigherPicture() {
    List<Neuroid> neuroids =
        IntStream.range(0, 100).mapToObj(i -> neuroid("n" + i, "s", "roi r" + i)).toList();
    Scene scene = RoiHeatMap.of(Tables.of(neuroids, new float[100]));
    assertThat(scene.height()).isGreaterThan(100 * 15);
    assertThat(texts(scene)).contains("r0 (1)", "r99 (1)");
    assertThat(marks(scene, Mark.Text.class)).allMatch(t -> t.y() < scene.height());
  }

  @Test
  void aSingleNeuroidIsAPictureToo() {
    NeuroidTable one = Tables.of(List.of(neuroid("a", "s", "roi A x 1 y 2 z 3")), new float[] {-1});
    assertThat(texts(RoiHeatMap.of(one))).contains("A (1)", "−1.00");
    assertThat(marks(GlassBrain.of(one), Mark.Symbol.class))
        .as("below zero: a diamond in each view")
        .hasSize(3)
        .extracting(Mark.Symbol::colour)
        .containsOnly(ColourMap.DIVERGING.at(0));
  }

  @Test
  void neuroidsWithoutRegionOrPlaceAreRefused() {
    NeuroidTable none = Tables.of(List.of(neuroid("a", "s", "")), new float[] {1});
    assertThatThrownBy(() -> RoiHeatMap.of(none))
        .isInstanceOf(PluginException.class)
        .hasMessage("the neuroids of Demo-ridge belong to no region: their metadata need roi");
    assertThatThrownBy(() -> GlassBrain.of(none))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("the neuroids of Demo-ridge have no coordinates");
  }

  @Test
  void leftIsLeftAndUpIsUpInEveryView() {
    NeuroidTable table =
        Tables.of(
            List.of(
                neuroid("left", "s", "x -50 y 0 z 0"),
                neuroid("front", "s", "x 0 y 50 z 0"),
                neuroid("top", "s", "x 0 y 0 z 50"),
                neuroid("lost", "s", "")),
            new float[] {0.3f, 0.2f, 0.1f, 1});
    Scene scene = GlassBrain.of(table);
    List<Mark.Dot> dots =
        marks(scene, Mark.Dot.class).stream().filter(d -> !d.tip().isEmpty()).toList();
    assertThat(dots).extracting(Mark.Dot::tip).filteredOn(t -> t.startsWith("lost")).isEmpty();
    assertThat(dots).hasSize(9);
    // The highest comes last in every view: top, front, left.
    Mark.Dot[] sagittal = dots.subList(0, 3).toArray(Mark.Dot[]::new);
    Mark.Dot[] coronal = dots.subList(3, 6).toArray(Mark.Dot[]::new);
    Mark.Dot[] axial = dots.subList(6, 9).toArray(Mark.Dot[]::new);
    assertThat(sagittal[2].tip()).isEqualTo("left  s  0.300");
    assertThat(sagittal[1].x()).as("the front is right").isGreaterThan(sagittal[0].x());
    assertThat(sagittal[0].y()).as("the top is up").isLessThan(sagittal[1].y());
    assertThat(coronal[2].x()).as("left is left").isLessThan(coronal[0].x());
    assertThat(axial[2].x()).as("left is left").isLessThan(axial[0].x());
    assertThat(axial[1].y()).as("the front is up").isLessThan(axial[0].y());
    assertThat(texts(scene))
        .containsSubsequence("P", "A", "L", "R", "L", "R")
        .anyMatch(t -> t.endsWith("3 neuroids with a value, 1 without coordinates left out."));
  }

  @Test
  void manyNeuroidsAreSquaresOfTheHighestValue() {
    Scene scene = GlassBrain.of(cube(9, 3));
    assertThat(marks(scene, Mark.Dot.class)).isEmpty();
    List<Mark.Tiles> squares =
        marks(scene, Mark.Tiles.class).stream().filter(t -> t.width() == t.height()).toList();
    assertThat(squares.stream().mapToInt(t -> t.corners().size()).sum())
        .as("9 x 9 squares in each of three views")
        .isEqualTo(3 * 81);
    Scale scale = Scale.of(DoubleStream.of(728f / 729), 0, 1);
    assertThat(squares)
        .extracting(Mark.Tiles::colour)
        .contains(ColourMap.VIRIDIS.of(728 / 729.0, scale));
    assertThat(squares)
        .as("the lowest is behind others everywhere")
        .extracting(Mark.Tiles::colour)
        .doesNotContain(ColourMap.VIRIDIS.of(0, scale));
  }

  @Test
  void squaresLieInTheMiddleOfTheirOutline() {
    Scene scene = GlassBrain.of(voxels(9));
    Mark.Area outline = marks(scene, Mark.Area.class).get(1);
    double left = outline.points().stream().mapToDouble(Mark.Point::x).min().orElseThrow();
    double right = outline.points().stream().mapToDouble(Mark.Point::x).max().orElseThrow();
    List<Mark.Tiles> squares =
        marks(scene, Mark.Tiles.class).stream().filter(t -> t.width() == t.height()).toList();
    double side = squares.get(0).width();
    double[] corners =
        squares.stream()
            .flatMap(t -> t.corners().stream())
            .mapToDouble(Mark.Point::x)
            .filter(x -> x < right)
            .sorted()
            .toArray();
    double middle = (corners[0] + corners[corners.length - 1] + side) / 2;
    assertThat(middle).isCloseTo((left + right) / 2, within(1e-6));
  }

  @Test
  void theOutlineIsTheBrainsInMniSpaceAndTheHullElsewhere() {
    Scene mni = GlassBrain.of(cube(3, 3));
    Scene given = GlassBrain.of(voxels(3));
    assertThat(outlines(mni)).containsExactly(75, 65, 60);
    assertThat(outlines(given)).allMatch(corners -> corners < 20);
    assertThat(texts(mni)).anyMatch(t -> t.contains("the outline is the MNI152 brain's"));
    assertThat(texts(given)).anyMatch(t -> t.contains("hull of the neuroids"));
  }

  /** Corners of the white areas: the inside of an outline. */
  private static List<Integer> outlines(Scene scene) {
    return marks(scene, Mark.Area.class).stream()
        .filter(a -> a.colour().equals(Mark.WHITE))
        .map(a -> a.points().size())
        .toList();
  }

  @Test
  void theValueFarthestFromZeroIsSeenWhateverItsSign() {
    NeuroidTable table =
        Tables.of(
            List.of(
                neuroid("weak", "s", "roi A x 0 y 0 z 0"),
                neuroid("negative", "s", "roi A x 0 y 0 z 0")),
            new float[] {0.1f, -0.3f});
    List<Mark> tipped =
        GlassBrain.of(table).marks().stream().filter(m -> tip(m).contains("  s  ")).toList();
    assertThat(tipped).hasSize(6);
    assertThat(tip(tipped.get(1))).isEqualTo("negative  s  −0.300");
  }

  private static String tip(Mark mark) {
    return mark instanceof Mark.Dot d ? d.tip() : mark instanceof Mark.Symbol s ? s.tip() : "";
  }

  @Test
  void nothingButNanSaysSo() {
    NeuroidTable table =
        Tables.of(List.of(neuroid("a", "s", "roi A x 0 y 0 z 0")), new float[] {NAN});
    assertThat(texts(GlassBrain.of(table))).contains("no neuroid has a value");
    assertThat(marks(RoiHeatMap.of(table), Mark.Tiles.class))
        .anyMatch(t -> t.colour().equals(ColourMap.NONE));
  }

  @Test
  void bothAreFilesAsSvgAndPng() throws Exception {
    ScoreFigures figures = new ScoreFigures();
    List<Path> files =
        new ArrayList<>(figures.rois(regions(), folder.resolve("tiny-gpt2_Demo-ridge")));
    files.addAll(figures.brain(cube(9, 3), folder.resolve("tiny-gpt2_Demo-ridge")));
    assertThat(files)
        .extracting(f -> f.getFileName().toString())
        .containsExactly(
            "tiny-gpt2_Demo-ridge_rois.svg",
            "tiny-gpt2_Demo-ridge_rois.png",
            "tiny-gpt2_Demo-ridge_rois.pdf",
            "tiny-gpt2_Demo-ridge_brain_h.0.svg",
            "tiny-gpt2_Demo-ridge_brain_h.0.png",
            "tiny-gpt2_Demo-ridge_brain_h.0.pdf");
    assertThat(Files.readString(files.get(3))).contains("shape-rendering=\"crispEdges\"");
    assertThat(ImageIO.read(files.get(4).toFile()).getWidth()).isEqualTo(2 * Plot.WIDTH);
  }

  @Test
  void aBrainOfSeveralLayersIsRefused() {
    assertThatThrownBy(() -> new ScoreFigures().brain(regions(), folder))
        .isInstanceOf(PluginException.class)
        .hasMessage("a glass brain shows one layer, not 2");
  }

  @Test
  void subjectsOfMeansOverSubjectsAreRefused() {
    Score score =
        Scores.of("m", List.of(new Score.Layer("a", 0.1, Double.NaN)), Map.of(), Map.of());
    assertThatThrownBy(() -> new ScoreFigures().subjects(score, List.of(), folder))
        .isInstanceOf(PluginException.class)
        .hasMessage("the data of Demo-ridge are not of single subjects: nothing to draw");
  }
}
