package wernicke.analysis.internal.brain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import wernicke.analysis.internal.draw.Mark.Point;

/**
 * The outline of the MNI152 brain as seen in each projection, mm (ICBM 152 2009a nonlinear
 * symmetric; made by {@code itests/oracles/mni152}).
 */
final class Silhouette {
  private static final Map<Projection, List<Point>> MNI152 = read();

  private Silhouette() {}

  /** Corners of a closed polygon: across, then up. */
  static List<Point> of(Projection projection) {
    return MNI152.get(projection);
  }

  private static Map<Projection, List<Point>> read() {
    Map<Projection, List<Point>> outlines = new EnumMap<>(Projection.class);
    try (InputStream in = Silhouette.class.getResourceAsStream("mni152.txt")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", -1))
          .forEach(words -> outlines.put(projection(words[0]), points(words)));
    } catch (IOException e) {
      throw new UncheckedIOException("the bundle's own outline of the brain cannot be read", e);
    }
    return outlines;
  }

  private static Projection projection(String name) {
    return Projection.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static List<Point> points(String... words) {
    List<Point> points = new ArrayList<>();
    for (int i = 1; i < words.length; i += 2) {
      points.add(new Point(Double.parseDouble(words[i]), Double.parseDouble(words[i + 1])));
    }
    return List.copyOf(points);
  }
}
