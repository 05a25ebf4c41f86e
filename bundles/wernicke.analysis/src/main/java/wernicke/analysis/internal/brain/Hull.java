package wernicke.analysis.internal.brain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import wernicke.analysis.internal.draw.Mark.Point;

/** The convex hull of points (Andrew 1979, monotone chain). */
final class Hull {
  private Hull() {}

  /** Its corners in order, without those on an edge; fewer than three if all lie on a line. */
  static List<Point> of(Collection<Point> points) {
    List<Point> sorted =
        points.stream()
            .distinct()
            .sorted(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y))
            .toList();
    if (sorted.size() < 3) {
      return sorted;
    }
    List<Point> hull = new ArrayList<>(chain(sorted));
    List<Point> reversed = new ArrayList<>(sorted);
    Collections.reverse(reversed);
    hull.addAll(chain(reversed));
    return hull;
  }

  /** One half, without its last point. */
  private static List<Point> chain(List<Point> sorted) {
    List<Point> chain = new ArrayList<>();
    for (Point p : sorted) {
      while (chain.size() >= 2
          && turn(chain.get(chain.size() - 2), chain.get(chain.size() - 1), p) <= 0) {
        chain.remove(chain.size() - 1);
      }
      chain.add(p);
    }
    return chain.subList(0, chain.size() - 1);
  }

  /** Positive if a, b, c turn counter-clockwise (y upwards). */
  private static double turn(Point a, Point b, Point c) {
    return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
  }

  /** The hull of everything within about a length of the points: of an octagon around each. */
  static List<Point> around(Collection<Point> points, double length) {
    return of(of(points).stream().flatMap(p -> octagon(p, length)).toList());
  }

  private static Stream<Point> octagon(Point p, double radius) {
    return IntStream.range(0, 8)
        .mapToDouble(corner -> Math.PI * (2 * corner + 1) / 8)
        .mapToObj(a -> new Point(p.x() + radius * Math.cos(a), p.y() + radius * Math.sin(a)));
  }
}
