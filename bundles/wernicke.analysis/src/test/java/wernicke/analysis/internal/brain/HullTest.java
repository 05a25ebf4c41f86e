package wernicke.analysis.internal.brain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import wernicke.analysis.internal.draw.Mark.Point;

class HullTest {
  private static Point p(double x, double y) {
    return new Point(x, y);
  }

  @Test
  void hasTheCornersAndNothingElse() {
    List<Point> square = List.of(p(0, 0), p(2, 0), p(2, 2), p(0, 2));
    List<Point> all =
        List.of(p(2, 2), p(1, 1), p(0, 0), p(1, 0), p(2, 0), p(0, 2), p(0, 0), p(0.5, 1.9));
    assertThat(Hull.of(all)).containsExactlyElementsOf(square);
  }

  @Test
  void aLineAndAPointHaveNone() {
    assertThat(Hull.of(List.of(p(0, 0), p(1, 1), p(2, 2)))).hasSizeLessThan(3);
    assertThat(Hull.of(List.of(p(1, 1), p(1, 1)))).hasSize(1);
  }

  @Test
  void whatLiesAroundReachesEquallyFarOnAllSides() {
    List<Point> wide = Hull.around(List.of(p(0, 0), p(10, 0), p(10, 2), p(0, 2)), 4);
    double reach = 4 * Math.cos(Math.PI / 8);
    assertThat(wide.stream().mapToDouble(Point::x).min().orElseThrow())
        .isCloseTo(-reach, within(1e-9));
    assertThat(wide.stream().mapToDouble(Point::y).max().orElseThrow())
        .isCloseTo(2 + reach, within(1e-9));
    assertThat(Hull.around(List.of(p(1, 1)), 4)).as("a point alone").hasSize(8);
  }
}
