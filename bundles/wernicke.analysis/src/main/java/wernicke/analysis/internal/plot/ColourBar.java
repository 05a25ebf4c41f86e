package wernicke.analysis.internal.plot;

import java.util.ArrayList;
import java.util.List;
import wernicke.analysis.internal.draw.Mark;
import wernicke.analysis.internal.draw.Mark.Anchor;
import wernicke.analysis.internal.draw.Mark.Dash;
import wernicke.analysis.internal.draw.Mark.Line;
import wernicke.analysis.internal.draw.Mark.Point;
import wernicke.analysis.internal.draw.Mark.Text;
import wernicke.analysis.internal.draw.Mark.Tiles;

/** What the colours mean: a strip along a scale, with its ticks. */
public final class ColourBar {
  private static final double WIDTH = 16;
  private static final int STEPS = 128;

  private ColourBar() {}

  /**
   * The marks.
   *
   * @param map the colours
   * @param scale from pixel to pixel
   * @param x its left side; it needs 84 pixels
   * @param title beside it: quantity and unit
   */
  public static List<Mark> of(ColourMap map, Scale scale, double x, String title) {
    List<Mark> marks = new ArrayList<>();
    double height = (scale.bottom() - scale.top()) / STEPS;
    for (int i = 0; i < STEPS; i++) {
      Point corner = new Point(x, scale.bottom() - (i + 1) * height);
      String colour = map.at((i + 0.5) / STEPS);
      marks.add(new Tiles(List.of(corner), WIDTH, height, colour));
    }
    marks.add(frame(x, scale));
    for (double tick : scale.ticks()) {
      double y = scale.pixel(tick);
      marks.add(Line.of(x + WIDTH, y, x + WIDTH + 5, y, Palette.TEXT, 1));
      marks.add(Text.of(x + WIDTH + 9, y + 4, scale.label(tick), 12, Anchor.START, Palette.TEXT));
    }
    double middle = (scale.top() + scale.bottom()) / 2;
    marks.add(
        new Text(
            x + WIDTH + 64, middle, title, 12, Anchor.MIDDLE, Palette.TEXT, Text.Style.PLAIN, -90));
    return marks;
  }

  /** Around it, because the middle of a diverging map is as white as the ground. */
  private static Line frame(double x, Scale scale) {
    List<Point> corners =
        List.of(
            new Point(x, scale.top()),
            new Point(x + WIDTH, scale.top()),
            new Point(x + WIDTH, scale.bottom()),
            new Point(x, scale.bottom()),
            new Point(x, scale.top()));
    return new Line(corners, Palette.ZERO, 0.8, Dash.SOLID);
  }
}
