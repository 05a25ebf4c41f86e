package wernicke.analysis.internal.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * Something to draw. Coordinates are pixels, x to the right and y down; colours {@code #rrggbb}.
 */
public sealed interface Mark {
  /** The ground. */
  String WHITE = "#ffffff";

  /** A point of the picture. */
  record Point(double x, double y) {}

  /** How a line is interrupted. */
  enum Dash {
    SOLID,
    DASHED,
    DOTTED,
    DASH_DOT;

    /** Lengths on and off; empty for a solid line. */
    List<Float> pattern() {
      return switch (this) {
        case SOLID -> List.of();
        case DASHED -> List.of(8f, 5f);
        case DOTTED -> List.of(2f, 3f);
        case DASH_DOT -> List.of(10f, 4f, 2f, 4f);
      };
    }
  }

  /** Points joined by straight lines. */
  record Line(List<Point> points, String colour, double width, Dash dash) implements Mark {
    public Line {
      points = List.copyOf(points);
    }

    /** A solid line between two points. */
    public static Line of(double x1, double y1, double x2, double y2, String colour, double width) {
      return new Line(List.of(new Point(x1, y1), new Point(x2, y2)), colour, width, Dash.SOLID);
    }
  }

  /**
   * A filled polygon.
   *
   * @param opacity from 0 to 1
   */
  record Area(List<Point> points, String colour, double opacity) implements Mark {
    public Area {
      points = List.copyOf(points);
    }

    /** A rectangle between two corners. */
    public static Area box(
        double x1, double y1, double x2, double y2, String colour, double opacity) {
      return new Area(
          List.of(new Point(x1, y1), new Point(x2, y1), new Point(x2, y2), new Point(x1, y2)),
          colour,
          opacity);
    }
  }

  /**
   * Equal rectangles of one colour with hard edges, so that neighbours touch without a seam.
   *
   * @param corners upper left
   */
  record Tiles(List<Point> corners, double width, double height, String colour) implements Mark {
    public Tiles {
      corners = List.copyOf(corners);
    }
  }

  /**
   * A disc with a thin white rim, so that neighbours stay apart.
   *
   * @param tip shown in the SVG when the pointer rests on it; may be empty
   */
  record Dot(double x, double y, double radius, String colour, String tip) implements Mark {}

  /**
   * A polygon that marks a place: filled with a thin white rim, or white with a rim of its colour.
   *
   * @param tip shown in the SVG when the pointer rests on it; may be empty
   */
  record Symbol(List<Point> points, String colour, boolean filled, String tip) implements Mark {
    public Symbol {
      points = List.copyOf(points);
    }

    /** What it is filled with. */
    String fill() {
      return filled ? colour : WHITE;
    }

    /** What its rim is drawn with. */
    String rim() {
      return filled ? WHITE : colour;
    }

    /** Width of the rim. */
    double width() {
      return filled ? 1 : 1.6;
    }
  }

  /** Where the point of a text lies along it. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /**
   * One line of text.
   *
   * @param y the base line
   * @param style how it looks
   * @param degrees clockwise around (x, y)
   */
  record Text(
      double x,
      double y,
      String text,
      double size,
      Anchor anchor,
      String colour,
      Style style,
      double degrees)
      implements Mark {
    /** How a text looks. */
    public enum Style {
      PLAIN,
      BOLD,
      /** On a white halo, to be read over lines. */
      HALO
    }

    /** Plain horizontal text. */
    public static Text of(
        double x, double y, String text, double size, Anchor anchor, String colour) {
      return new Text(x, y, text, size, anchor, colour, Style.PLAIN, 0);
    }

    /**
     * About its length in pixels, without any font: that of DejaVu Sans, the widest of the fonts.
     */
    public static double length(String text, double size) {
      return size * text.chars().mapToDouble(Text::em).sum();
    }

    private static double em(int c) {
      if ("ijlI|.,:;'!()[]ft ".indexOf(c) >= 0) {
        return 0.34;
      }
      return Character.isUpperCase(c) || "mw%±".indexOf(c) >= 0 ? 0.8 : 0.61;
    }

    /** The text in lines of at most a length in pixels, broken at blanks where there are any. */
    public static List<String> wrap(String text, double size, double most) {
      List<String> lines = new ArrayList<>();
      StringBuilder line = new StringBuilder();
      for (String word : text.split(" ", -1)) {
        if (!line.isEmpty() && length(line + " " + word, size) > most) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
      lines.add(line.toString());
      return lines;
    }

    /** The text, cut to a length in pixels. */
    public static String fit(String text, double size, double most) {
      String cut = text;
      while (!cut.isEmpty() && length(cut + (cut.equals(text) ? "" : "…"), size) > most) {
        cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1));
      }
      return cut.equals(text) ? text : cut + "…";
    }
  }
}
