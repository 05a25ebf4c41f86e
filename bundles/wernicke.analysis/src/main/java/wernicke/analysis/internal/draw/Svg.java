package wernicke.analysis.internal.draw;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes a scene as SVG 1.1. */
public final class Svg {
  private static final String FONTS = "Helvetica, Arial, 'DejaVu Sans', sans-serif";

  private final StringBuilder out = new StringBuilder();

  private Svg() {}

  /** The whole document. */
  public static String of(Scene scene) {
    Svg svg = new Svg();
    svg.line(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
            + " viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"%s\">",
        scene.width(), scene.height(), scene.width(), scene.height(), FONTS);
    svg.line("<title>%s</title>", escape(scene.title()));
    svg.line("<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>");
    scene.marks().forEach(svg::mark);
    svg.line("</svg>");
    return svg.out.toString();
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private void mark(Mark mark) {
    if (mark instanceof Mark.Line m) {
      line(m);
    } else if (mark instanceof Mark.Area m) {
      line(
          "<polygon points=\"%s\" fill=\"%s\" fill-opacity=\"%s\"/>",
          points(m.points()), m.colour(), number(m.opacity()));
    } else if (mark instanceof Mark.Tiles m) {
      line("<path d=\"%s\" fill=\"%s\" shape-rendering=\"crispEdges\"/>", tiles(m), m.colour());
    } else if (mark instanceof Mark.Dot m) {
      dot(m);
    } else if (mark instanceof Mark.Symbol m) {
      line(
          "<polygon points=\"%s\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%s\">%s</polygon>",
          points(m.points()), m.fill(), m.rim(), number(m.width()), tip(m.tip()));
    } else if (mark instanceof Mark.Text m) {
      text(m);
    }
  }

  private void line(Mark.Line m) {
    StringBuilder dash = new StringBuilder();
    for (float length : m.dash().pattern()) {
      dash.append(dash.isEmpty() ? " stroke-dasharray=\"" : " ").append(number(length));
    }
    line(
        "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\""
            + " stroke-linejoin=\"round\"%s/>",
        points(m.points()), m.colour(), number(m.width()), dash + (dash.isEmpty() ? "" : "\""));
  }

  private void dot(Mark.Dot m) {
    line(
        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\" stroke=\"#ffffff\">%s</circle>",
        number(m.x()), number(m.y()), number(m.radius()), m.colour(), tip(m.tip()));
  }

  private static String tip(String tip) {
    return tip.isEmpty() ? "" : "<title>" + escape(tip) + "</title>";
  }

  private void text(Mark.Text m) {
    if (m.style() == Mark.Text.Style.HALO) {
      text(
          m,
          " stroke=\"#ffffff\" stroke-width=\"4\" stroke-linejoin=\"round\" aria-hidden=\"true\"");
    }
    text(m, m.style() == Mark.Text.Style.BOLD ? " font-weight=\"bold\"" : "");
  }

  private void text(Mark.Text m, String more) {
    String turn =
        m.degrees() == 0
            ? ""
            : " transform=\"rotate(%s %s %s)\""
                .formatted(number(m.degrees()), number(m.x()), number(m.y()));
    line(
        "<text x=\"%s\" y=\"%s\" font-size=\"%s\" text-anchor=\"%s\" fill=\"%s\"%s%s>%s</text>",
        number(m.x()),
        number(m.y()),
        number(m.size()),
        m.anchor().name().toLowerCase(Locale.ROOT),
        m.colour(),
        more,
        turn,
        escape(m.text()));
  }

  private static String tiles(Mark.Tiles m) {
    String w = number(m.width());
    String rest = "h" + w + "v" + number(m.height()) + "h-" + w + "z";
    return m.corners().stream()
        .map(p -> "M" + number(p.x()) + " " + number(p.y()) + rest)
        .collect(Collectors.joining());
  }

  private static String points(List<Mark.Point> points) {
    return points.stream()
        .map(p -> number(p.x()) + "," + number(p.y()))
        .collect(Collectors.joining(" "));
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.replaceAll("\\.?0+$", "");
  }

  /** Text for XML: markup escaped, characters that XML forbids replaced. */
  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]", "\ufffd");
  }
}
