package wernicke.analysis.internal;

import java.util.List;
import wernicke.analysis.internal.draw.Mark.Anchor;
import wernicke.analysis.internal.draw.Mark.Line;
import wernicke.analysis.internal.draw.Mark.Text;

/** Names under a plot, turned or thinned out where they would run into each other. */
final class NameAxis {
  private static final double SIZE = 12;
  private static final double GAP = 8;
  private static final double DEGREES = -35;
  private static final double LINE = 20; // what a turned name takes of the axis
  private static final double LONGEST = 150;
  private static final double LONGEST_TURNED = 110;

  private final Plot plot;
  private final List<String> labels;
  private final boolean turned;
  private final int every;

  private NameAxis(Plot plot, List<String> labels) {
    double room = plot.room(labels.size());
    this.plot = plot;
    this.labels = labels.stream().map(s -> Text.fit(s, SIZE, LONGEST)).toList();
    double longest = this.labels.stream().mapToDouble(s -> Text.length(s, SIZE)).max().orElse(0);
    turned = longest + GAP > room && longest > 40;
    every = (int) Math.ceil((turned ? LINE : longest + GAP) / room);
  }

  /** Adds the names, each group with its title, to a plot. */
  static void draw(Plot plot, LayerNames names) {
    NameAxis axis = new NameAxis(plot, names.labels());
    names.groups().forEach(axis::group);
  }

  private void group(LayerNames.Group group) {
    double room = plot.room(labels.size());
    for (int i = group.first(); i < group.end(); i += every) {
      double x = plot.x(i, labels.size());
      plot.add(turned ? turned(x, labels.get(i)) : under(x, 19, labels.get(i), SIZE));
    }
    if (!turned) {
      double middle = Plot.LEFT + room * (group.first() + group.end()) / 2;
      plot.add(under(middle, 44, group.title(), 13));
    }
    if (group.first() > 0) {
      double x = Plot.LEFT + room * group.first();
      plot.add(Line.of(x, Plot.TOP, x, Plot.BOTTOM + 50, Palette.GRID, 1));
    }
  }

  private static Text under(double x, double below, String text, double size) {
    return Text.of(x, Plot.BOTTOM + below, text, size, Anchor.MIDDLE, Palette.TEXT);
  }

  private static Text turned(double x, String text) {
    String fitted = Text.fit(text, SIZE, LONGEST_TURNED);
    return new Text(
        x + 5, Plot.BOTTOM + 16, fitted, SIZE, Anchor.END, Palette.TEXT, Text.Style.PLAIN, DEGREES);
  }
}
