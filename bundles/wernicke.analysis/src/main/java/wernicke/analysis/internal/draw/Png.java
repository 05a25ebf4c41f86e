package wernicke.analysis.internal.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Paints a scene as PNG, two pixels for each of the scene's; needs no display but a font. */
public final class Png {
  /** Pixels per unit of the scene. */
  public static final int SCALE = 2;

  private final Graphics2D graphics;

  private Png(Graphics2D graphics) {
    this.graphics = graphics;
  }

  /** Lays out some text; on a machine that cannot, this throws what there is to throw. */
  public static void probe() {
    outline("x", 12, false).getLogicalBounds();
  }

  /** The whole file. */
  public static byte[] of(Scene scene) {
    BufferedImage image =
        new BufferedImage(
            scene.width() * SCALE, scene.height() * SCALE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.scale(SCALE, SCALE);
      scene.marks().forEach(new Png(graphics)::mark);
    } finally {
      graphics.dispose();
    }
    return encode(image);
  }

  private static byte[] encode(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void mark(Mark mark) {
    if (mark instanceof Mark.Line m) {
      graphics.setColor(Color.decode(m.colour()));
      graphics.setStroke(stroke(m.width(), m.dash()));
      graphics.draw(path(m.points()));
    } else if (mark instanceof Mark.Area m) {
      Color solid = Color.decode(m.colour());
      int alpha = (int) Math.round(255 * m.opacity());
      graphics.setColor(new Color(solid.getRed(), solid.getGreen(), solid.getBlue(), alpha));
      Path2D area = path(m.points());
      area.closePath();
      graphics.fill(area);
    } else if (mark instanceof Mark.Tiles m) {
      tiles(m);
    } else if (mark instanceof Mark.Dot m) {
      double r = m.radius();
      Shape disc = new Ellipse2D.Double(m.x() - r, m.y() - r, 2 * r, 2 * r);
      fill(disc, m.colour());
      rim(disc, 1);
    } else if (mark instanceof Mark.Symbol m) {
      symbol(m);
    } else if (mark instanceof Mark.Text m) {
      Shape text = placed(m);
      if (m.style() == Mark.Text.Style.HALO) {
        rim(text, 4);
      }
      fill(text, m.colour());
    }
  }

  private void symbol(Mark.Symbol m) {
    Path2D outline = path(m.points());
    outline.closePath();
    fill(outline, m.fill());
    graphics.setColor(Color.decode(m.rim()));
    graphics.setStroke(stroke(m.width(), Mark.Dash.SOLID));
    graphics.draw(outline);
  }

  private void tiles(Mark.Tiles m) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    for (Mark.Point p : m.corners()) {
      fill(new Rectangle2D.Double(p.x(), p.y(), m.width(), m.height()), m.colour());
    }
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
  }

  private void fill(Shape shape, String colour) {
    graphics.setColor(Color.decode(colour));
    graphics.fill(shape);
  }

  private void rim(Shape shape, double width) {
    graphics.setColor(Color.WHITE);
    graphics.setStroke(stroke(width, Mark.Dash.SOLID));
    graphics.draw(shape);
  }

  private static BasicStroke stroke(double width, Mark.Dash dash) {
    List<Float> lengths = dash.pattern();
    float[] pattern = new float[lengths.size()];
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = lengths.get(i);
    }
    return new BasicStroke(
        (float) width,
        BasicStroke.CAP_BUTT,
        BasicStroke.JOIN_ROUND,
        10,
        pattern.length == 0 ? null : pattern,
        0);
  }

  private static Path2D path(List<Mark.Point> points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points.get(0).x(), points.get(0).y());
    points.subList(1, points.size()).forEach(p -> path.lineTo(p.x(), p.y()));
    return path;
  }

  private static Shape placed(Mark.Text m) {
    GlyphVector glyphs = outline(m.text(), m.size(), m.style() == Mark.Text.Style.BOLD);
    double length = glyphs.getLogicalBounds().getWidth();
    AffineTransform place = AffineTransform.getTranslateInstance(m.x(), m.y());
    place.rotate(Math.toRadians(m.degrees()));
    place.translate(
        switch (m.anchor()) {
          case START -> 0;
          case MIDDLE -> -length / 2;
          case END -> -length;
        },
        0);
    return place.createTransformedShape(glyphs.getOutline());
  }

  private static GlyphVector outline(String text, double size, boolean bold) {
    Font font =
        new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
    char[] characters = text.toCharArray();
    return font.layoutGlyphVector(
        new FontRenderContext(null, true, true),
        characters,
        0,
        characters.length,
        Font.LAYOUT_LEFT_TO_RIGHT);
  }
}
