package wernicke.analysis.internal.brain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import wernicke.analysis.internal.draw.Mark;
import wernicke.analysis.internal.draw.Mark.Anchor;
import wernicke.analysis.internal.draw.Mark.Text;
import wernicke.analysis.internal.draw.Scene;
import wernicke.analysis.internal.plot.ColourBar;
import wernicke.analysis.internal.plot.ColourMap;
import wernicke.analysis.internal.plot.Heading;
import wernicke.analysis.internal.plot.Palette;
import wernicke.analysis.internal.plot.Plot;
import wernicke.analysis.internal.plot.Scale;
import wernicke.analysis.internal.plot.Span;
import wernicke.analysis.internal.space.Grid;
import wernicke.analysis.internal.space.Places;
import wernicke.analysis.internal.space.Position;
import wernicke.analysis.internal.words.Notes;
import wernicke.analysis.internal.words.Quantity;
import wernicke.api.Neuroid;
import wernicke.api.report.NeuroidTable;
import wernicke.api.report.Regions;

/**
 * One layer's values in the brain, from three sides: along each line of sight the one farthest from
 * zero.
 */
public final class GlassBrain {
  private static final double LEFT = 60;
  private static final double RIGHT = 840;
  private static final double BAR = 862;
  private static final double TOP = Heading.HEIGHT + 32;
  private static final double GAP = 44;
  private static final double FOOT = 130;
  private static final double FINEST = 2; // mm
  private static final double UNKNOWN = 4; // mm; the square for neuroids that lie on no grid

  /** Up to so many neuroids are dots; more are squares. */
  private static final int DOTS = 400;

  private GlassBrain() {}

  /**
   * The neuroids with a place.
   *
   * @param table one layer
   * @param ascending those with a value, the one farthest from zero last
   * @param colours for the values
   */
  record Neuroids(NeuroidTable table, Places places, List<Integer> ascending, ColourMap colours) {
    public static Neuroids of(NeuroidTable table, Places places) {
      List<Integer> shown =
          Regions.counted(table.neuroids()).stream()
              .filter(n -> places.positions().containsKey(n))
              .filter(n -> !Float.isNaN(table.values().get(0, n)))
              .sorted(Comparator.comparingDouble(n -> Math.abs(table.values().get(0, n))))
              .toList();
      DoubleStream values = shown.stream().mapToDouble(n -> table.values().get(0, n));
      return new Neuroids(table, places, shown, ColourMap.of(values));
    }

    double[] values() {
      return ascending.stream().mapToDouble(this::value).toArray();
    }

    Collection<Position> positions() {
      return places.positions().values();
    }

    Position position(int neuroid) {
      return places.positions().get(neuroid);
    }

    double value(int neuroid) {
      return table.values().get(0, neuroid);
    }

    String name(int index) {
      Neuroid neuroid = table.neuroids().get(index);
      return neuroid.id() + (neuroid.group() ? "" : "  " + neuroid.subject());
    }
  }

  /**
   * The picture.
   *
   * @param table of one layer
   * @throws wernicke.api.PluginException if no neuroid has coordinates
   */
  public static Scene of(NeuroidTable table) {
    Places places = Places.of(table);
    Neuroids all = Neuroids.of(table, places);
    Frame frame = Frame.around(places);
    double across = frame.length(1) + 2 * frame.length(0);
    double perMm = (RIGHT - LEFT - 2 * GAP) / across;
    double bottom = TOP + perMm * Math.max(frame.length(1), frame.length(2));
    Scale scale = all.colours().scale(all.values(), bottom, TOP);
    List<Mark> marks = new ArrayList<>(Heading.of(table.score(), LEFT, Plot.WIDTH));
    marks.add(layer(table));
    double left = LEFT;
    for (Projection projection : Projection.values()) {
      double right = left + perMm * frame.length(projection.across());
      double top = bottom - perMm * frame.length(projection.up());
      Span span = new Span(left, right, top, bottom);
      marks.addAll(view(projection, frame, span, all, scale));
      left = right + GAP;
    }
    marks.addAll(ColourBar.of(all.colours(), scale, BAR, Quantity.of(table.score()).name()));
    if (all.ascending().isEmpty()) {
      marks.add(empty(bottom));
    }
    int height = (int) Math.ceil(bottom + FOOT);
    marks.addAll(Heading.foot(notes(all), LEFT, Plot.WIDTH, height));
    String layer = table.layers().get(0);
    return new Scene(
        Heading.title(table.score()) + ", " + layer + " in the brain", Plot.WIDTH, height, marks);
  }

  private static List<Mark> view(
      Projection projection, Frame frame, Span span, Neuroids all, Scale scale) {
    View view = new View(projection, frame, span);
    view.ground();
    view.outline(all);
    if (dots(all)) {
      view.dots(all, scale);
    } else {
      Grid grid = all.places().grid();
      view.squares(all, edge(grid), grid.affine().apply(0, 0, 0), scale);
    }
    return view.marks();
  }

  private static boolean dots(Neuroids all) {
    return all.ascending().size() <= DOTS;
  }

  private static double edge(Grid grid) {
    double largest = 0;
    for (int axis = 0; axis < 3; axis++) {
      largest = Math.max(largest, grid.affine().size(axis));
    }
    return grid.regular() ? Math.max(FINEST, largest) : UNKNOWN;
  }

  private static Text empty(double bottom) {
    double x = (LEFT + RIGHT) / 2;
    double y = (TOP + bottom) / 2;
    String text = "no neuroid has a value";
    return new Text(x, y, text, 15, Anchor.MIDDLE, Palette.SOFT, Text.Style.HALO, 0);
  }

  private static Text layer(NeuroidTable table) {
    String layer = table.layers().get(0);
    boolean best = layer.equals(table.score().bestLayer());
    String text = "layer " + layer + (best ? " (the best)" : "");
    return Text.of(LEFT, TOP - 12, text, 13, Anchor.START, Palette.TEXT);
  }

  private static List<String> notes(Neuroids all) {
    int without = all.table().neuroids().size() - all.positions().size();
    boolean mni = all.places().space() == Places.Space.MNI;
    boolean signed = all.colours() == ColourMap.DIVERGING;
    return List.of(
        "Mean over splits of every neuroid, the one farthest from zero "
            + (dots(all) ? "on top." : "along each line of sight.")
            + (signed && dots(all) ? " A diamond is below zero." : "")
            + (mni ? "" : " The outline is the hull of the neuroids, not the brain's."),
        (mni
                ? "MNI coordinates in mm; the outline is the MNI152 brain's. "
                : "Coordinates in mm as the data set's affine says. ")
            + Heading.count(all.ascending().size(), "neuroid")
            + " with a value"
            + (without == 0 ? "." : ", " + without + " without coordinates left out."),
        Notes.source(all.table().score()));
  }
}
