package wernicke.analysis.internal.plot;

import java.util.List;
import java.util.function.Consumer;
import wernicke.analysis.internal.draw.Mark;
import wernicke.analysis.internal.draw.Mark.Anchor;
import wernicke.analysis.internal.draw.Mark.Line;
import wernicke.analysis.internal.draw.Mark.Text;
import wernicke.analysis.internal.words.LayerNames;

/** Names under a plot, turned or thinned out where they would run into each other. */
public final class NameAxis {
  private static final double SIZE = 12;
  private static final double GAP = 8;
  private static final double DEGREES = -35;
  private static final double LINE = 20; // what a turned name takes of the axis
  private static final double LONGEST = 150;
  private static final double LONGEST_TURNED = 130;

  private final Span span;
  private final Consumer<Mark> marks;
  private final List<String> labels;
  private final boolean turned;
  private final int every;

  private NameAxis(Span span, List<String> labels, Consumer<Mark> marks) {
    double room = span.room(labels.size());
    this.span = span;
    this.marks = marks;
    this.labels = labels.stream().map(s -> Text.fit(s, SIZE, LONGEST)).toList();
    double longest = this.labels.stream().mapToDouble(s -> Text.length(s, SIZE)).max().orElse(0);
    turned = longest + GAP > room && longest > 40;
    every = (int) Math.ceil((turned ? LINE : longest + GAP) / room);
  }

  /** Adds the names, each group with its title, below a span. */
  public static void draw(Span span, LayerNames names, Consumer<Mark> marks) {
    NameAxis axis = new NameAxis(span, names.labels(), marks);
    names.groups().forEach(axis::group);
  }

  private void group(LayerNames.Group group) {
    double room = span.room(labels.size());
    for (int i = group.first(); i < group.end(); i += every) {
      double x = span.x(i, labels.size());
      marks.accept(turned ? turned(x, labels.get(i)) : under(x, 19, labels.get(i), SIZE));
    }
    if (!turned) {
      double middle = span.left() + room * (group.first() + group.end()) / 2;
      marks.accept(under(middle, 44, group.title(), 13));
    }
    if (group.first() > 0) {
      double x = span.left() + room * group.first();
      marks.accept(Line.of(x, span.top(), x, span.bottom() + 50, Palette.GRID, 1));
    }
  }

  private Text under(double x, double below, String text, double size) {
    return Text.of(x, span.bottom() + below, text, size, Anchor.MIDDLE, Palette.TEXT);
  }

  private Text turned(double x, String text) {
    String fitted = Text.fit(text, SIZE, LONGEST_TURNED);
    return new Text(
        x + 5,
        span.bottom() + 16,
        fitted,
        SIZE,
        Anchor.END,
        Palette.TEXT,
        Text.Style.PLAIN,
        DEGREES);
  }
}
