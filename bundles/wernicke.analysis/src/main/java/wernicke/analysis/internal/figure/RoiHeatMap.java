package wernicke.analysis.internal.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import wernicke.analysis.internal.draw.Mark;
import wernicke.analysis.internal.draw.Mark.Anchor;
import wernicke.analysis.internal.draw.Mark.Dash;
import wernicke.analysis.internal.draw.Mark.Line;
import wernicke.analysis.internal.draw.Mark.Point;
import wernicke.analysis.internal.draw.Mark.Text;
import wernicke.analysis.internal.draw.Mark.Tiles;
import wernicke.analysis.internal.draw.Scene;
import wernicke.analysis.internal.plot.ColourBar;
import wernicke.analysis.internal.plot.ColourMap;
import wernicke.analysis.internal.plot.Heading;
import wernicke.analysis.internal.plot.NameAxis;
import wernicke.analysis.internal.plot.Palette;
import wernicke.analysis.internal.plot.Plot;
import wernicke.analysis.internal.plot.Scale;
import wernicke.analysis.internal.plot.Span;
import wernicke.analysis.internal.words.LayerNames;
import wernicke.analysis.internal.words.Notes;
import wernicke.analysis.internal.words.Numbers;
import wernicke.analysis.internal.words.Quantity;
import wernicke.api.report.NeuroidTable;
import wernicke.api.report.Regions;

/** Regions of interest (rows) by layers (columns): the median over the neuroids as a colour. */
final class RoiHeatMap {
  private static final double TOP = Heading.HEIGHT + 32;
  private static final double RIGHT = 844;
  private static final double BAR = 862;
  private static final double LEAST_BAR = 160;
  private static final double NAMES = 170;
  private static final double FOOT = 150;
  private static final double HIGHEST = 44;
  private static final double LOWEST = 15;
  private static final double USUAL = 340; // height of the map if rows may have any
  private static final double SMALL = 12;
  private static final double CELL = 11;

  private final NeuroidTable table;
  private final Regions regions;
  private final List<String> names;
  private final Span span;
  private final double row;
  private final ColourMap colours;
  private final List<Mark> marks = new ArrayList<>();

  private RoiHeatMap(NeuroidTable table, Regions regions) {
    this.table = table;
    this.regions = regions;
    names = new ArrayList<>();
    regions.sizes().forEach((roi, n) -> names.add(Text.fit(roi, SMALL, NAMES) + " (" + n + ")"));
    double longest = names.stream().mapToDouble(n -> Text.length(n, SMALL)).max().orElseThrow();
    row = Math.max(LOWEST, Math.min(HIGHEST, Math.floor(USUAL / names.size())));
    colours = ColourMap.of(DoubleStream.of(values()));
    double left = Math.max(84, Math.ceil(longest) + 40);
    span = new Span(left, RIGHT, TOP, TOP + row * names.size());
  }

  /**
   * The picture.
   *
   * @throws wernicke.api.PluginException if no neuroid has a region
   */
  static Scene of(NeuroidTable table) {
    RoiHeatMap map = new RoiHeatMap(table, Regions.of(table));
    double end = Math.max(map.span.bottom(), TOP + LEAST_BAR);
    Scale scale = map.colours.scale(map.values(), end, TOP);
    int height = (int) Math.ceil(end + FOOT);
    map.marks.addAll(Heading.of(table.score(), 84, Plot.WIDTH));
    for (int i = 0; i < map.names.size(); i++) {
      map.row(i, scale);
    }
    map.marks.addAll(ColourBar.of(map.colours, scale, BAR, Quantity.of(table.score()).axis()));
    NameAxis.draw(map.span, LayerNames.of(table.layers()), map.marks::add);
    map.marks.addAll(Heading.foot(map.notes(), 84, Plot.WIDTH, height));
    return new Scene(
        Heading.title(table.score()) + ", regions by layers", Plot.WIDTH, height, map.marks);
  }

  private double[] values() {
    return regions.medians().stream().flatMap(List::stream).mapToDouble(v -> v).toArray();
  }

  private List<String> notes() {
    int without = regions.without();
    String left = Heading.count(without, "neuroid") + " without a region left out.";
    String frames = table.layers().size() > 1 ? "A frame marks the best layer of a region. " : "";
    return List.of(
        "Colour: median over the neuroids of a region (their number in brackets) of the mean over"
            + " splits; grey: no value.",
        frames + (without == 0 ? "" : left),
        Notes.source(table.score()));
  }

  private void row(int i, Scale scale) {
    List<Double> values = regions.medians().get(i);
    double top = TOP + i * row;
    double middle = top + row / 2 + 4;
    marks.add(Text.of(span.left() - 8, middle, names.get(i), SMALL, Anchor.END, Palette.TEXT));
    for (int layer = 0; layer < values.size(); layer++) {
      cell(left(layer), top, left(layer + 1), values.get(layer), scale);
    }
    if (values.size() > 1) {
      regions.best(i).ifPresent(best -> frame(best, top, colours.of(values.get(best), scale)));
    }
  }

  /** Columns begin at whole pixels: no seams. */
  private double left(int layer) {
    int n = table.layers().size();
    return Math.rint(span.left() + layer * span.room(n));
  }

  private void cell(double left, double top, double right, double value, Scale scale) {
    String colour = colours.of(value, scale);
    double gap = right - left > 8 ? 1 : 0;
    double height = row - (row > 8 ? 1 : 0);
    marks.add(new Tiles(List.of(new Point(left, top)), right - left - gap, height, colour));
    String text = Numbers.text(value, 2);
    if (!Double.isNaN(value) && row >= 18 && Text.length(text, CELL) + 6 <= right - left) {
      double x = (left + right) / 2;
      marks.add(
          Text.of(x, top + row / 2 + 4, text, CELL, Anchor.MIDDLE, ColourMap.contrast(colour)));
    }
  }

  private void frame(int layer, double top, String ground) {
    double l = left(layer) + 1.5;
    double t = top + 1.5;
    double r = left(layer + 1) - 2.5;
    double b = top + row - 2.5;
    List<Point> corners =
        List.of(
            new Point(l, t), new Point(r, t), new Point(r, b), new Point(l, b), new Point(l, t));
    marks.add(new Line(corners, ColourMap.contrast(ground), 1.6, Dash.SOLID));
  }
}
