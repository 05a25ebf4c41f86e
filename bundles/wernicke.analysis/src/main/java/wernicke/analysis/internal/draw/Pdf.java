package wernicke.analysis.internal.draw;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;

/**
 * Writes a scene as PDF of one page, for print: vectors, text as text, its font embedded as
 * publishers want it (Liberation Sans, which comes with PDFBox; characters that it lacks become ?).
 * A scene's pixel is 0.54 points, so that 960 of them are 18.3 cm, the width of two columns.
 */
public final class Pdf {
  /** Points per unit of the scene. */
  static final float SCALE = 0.54f;

  /** How far apart the ends of a quarter circle and their Bezier controls are, in radii. */
  private static final double CIRCLE = 0.5522847498;

  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final String MISSING = "?";

  private final PDPageContentStream out;
  private final PDFont font;

  private Pdf(PDPageContentStream out, PDFont font) {
    this.out = out;
    this.font = font;
  }

  /** The whole file; equal scenes are equal files. */
  public static byte[] of(Scene scene) {
    try (PDDocument document = new PDDocument();
        InputStream ttf = PDDocument.class.getResourceAsStream(FONT)) {
      document.setDocumentId(0L);
      document.getDocumentInformation().setTitle(scene.title());
      PDPage page = new PDPage(new PDRectangle(scene.width() * SCALE, scene.height() * SCALE));
      document.addPage(page);
      PDFont font = PDType0Font.load(document, ttf, true);
      try (PDPageContentStream out = new PDPageContentStream(document, page)) {
        out.transform(new Matrix(SCALE, 0, 0, -SCALE, 0, scene.height() * SCALE));
        Pdf pdf = new Pdf(out, font);
        for (Mark mark : scene.marks()) {
          pdf.mark(mark);
        }
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void mark(Mark mark) throws IOException {
    if (mark instanceof Mark.Line m) {
      pen(m.colour(), m.width(), m.dash());
      path(m.points());
      out.stroke();
    } else if (mark instanceof Mark.Area m) {
      brush(m.colour());
      opacity((float) m.opacity());
      path(m.points());
      out.fill();
      opacity(1);
    } else if (mark instanceof Mark.Tiles m) {
      brush(m.colour());
      for (Mark.Point p : m.corners()) {
        out.addRect((float) p.x(), (float) p.y(), (float) m.width(), (float) m.height());
      }
      out.fill();
    } else if (mark instanceof Mark.Dot m) {
      brush(m.colour());
      pen(Mark.WHITE, 1, Mark.Dash.SOLID);
      circle(m.x(), m.y(), m.radius());
      out.fillAndStroke();
    } else if (mark instanceof Mark.Symbol m) {
      brush(m.fill());
      pen(m.rim(), m.width(), Mark.Dash.SOLID);
      path(m.points());
      out.closeAndFillAndStroke();
    } else if (mark instanceof Mark.Text m) {
      text(m);
    }
  }

  private void pen(String colour, double width, Mark.Dash dash) throws IOException {
    out.setStrokingColor(red(colour), green(colour), blue(colour));
    out.setLineWidth((float) width);
    out.setLineJoinStyle(1);
    List<Float> lengths = dash.pattern();
    float[] pattern = new float[lengths.size()];
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = lengths.get(i);
    }
    out.setLineDashPattern(pattern, 0);
  }

  private void brush(String colour) throws IOException {
    out.setNonStrokingColor(red(colour), green(colour), blue(colour));
  }

  private static float red(String colour) {
    return channel(colour, 1);
  }

  private static float green(String colour) {
    return channel(colour, 3);
  }

  private static float blue(String colour) {
    return channel(colour, 5);
  }

  private static float channel(String colour, int digit) {
    return Integer.parseInt(colour.substring(digit, digit + 2), 16) / 255f;
  }

  private void opacity(float opacity) throws IOException {
    PDExtendedGraphicsState state = new PDExtendedGraphicsState();
    state.setNonStrokingAlphaConstant(opacity);
    out.setGraphicsStateParameters(state);
  }

  private void path(List<Mark.Point> points) throws IOException {
    out.moveTo((float) points.get(0).x(), (float) points.get(0).y());
    for (Mark.Point p : points.subList(1, points.size())) {
      out.lineTo((float) p.x(), (float) p.y());
    }
  }

  private void circle(double x, double y, double r) throws IOException {
    double c = CIRCLE * r;
    out.moveTo((float) (x + r), (float) y);
    quarter(x + r, y + c, x + c, y + r, x, y + r);
    quarter(x - c, y + r, x - r, y + c, x - r, y);
    quarter(x - r, y - c, x - c, y - r, x, y - r);
    quarter(x + c, y - r, x + r, y - c, x + r, y);
  }

  private void quarter(double ax, double ay, double bx, double by, double x, double y)
      throws IOException {
    out.curveTo((float) ax, (float) ay, (float) bx, (float) by, (float) x, (float) y);
  }

  private void text(Mark.Text m) throws IOException {
    String text = encodable(m.text());
    double length = font.getStringWidth(text) / 1000 * m.size();
    double shift =
        switch (m.anchor()) {
          case START -> 0;
          case MIDDLE -> -length / 2;
          case END -> -length;
        };
    if (m.style() == Mark.Text.Style.HALO) {
      show(m, text, shift, Mark.WHITE, 4);
    }
    // The font has no bold face of its own: its outline is drawn too.
    show(m, text, shift, m.colour(), m.style() == Mark.Text.Style.BOLD ? m.size() / 28 : 0);
  }

  private void show(Mark.Text m, String text, double shift, String colour, double rim)
      throws IOException {
    brush(colour);
    pen(colour, rim, Mark.Dash.SOLID);
    out.beginText();
    out.setRenderingMode(rim > 0 ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
    out.setFont(font, (float) m.size());
    Matrix place = Matrix.getTranslateInstance((float) m.x(), (float) m.y());
    place.rotate(Math.toRadians(m.degrees()));
    place.translate((float) shift, 0);
    place.scale(1, -1); // the scene's y runs down
    out.setTextMatrix(place);
    out.showText(text);
    out.endText();
  }

  private String encodable(String text) {
    StringBuilder encodable = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(c -> encodable.append(has(c) ? c : MISSING));
    return encodable.toString();
  }

  private boolean has(String character) {
    try {
      font.encode(character);
      return true;
    } catch (IllegalArgumentException | IOException e) {
      return false;
    }
  }
}
