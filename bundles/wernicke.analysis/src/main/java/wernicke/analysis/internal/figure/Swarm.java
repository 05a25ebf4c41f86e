package wernicke.analysis.internal.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * Dots at given heights, moved sideways just far enough for each to be seen ("bee swarm"). The same
 * heights always give the same picture.
 *
 * @param radius as large as there is room for
 * @param shifts to the right (positive) or left, one per dot
 */
record Swarm(double radius, List<Double> shifts) {
  private static final double LARGEST = 5;
  private static final double SMALLEST = 1.5;
  private static final double APART = 1.6; // radii between centres: neighbours may touch

  Swarm {
    shifts = List.copyOf(shifts);
  }

  /**
   * Places dots.
   *
   * @param heights ascending or descending
   * @param half how far a dot may reach to either side
   */
  static Swarm of(double[] heights, double half) {
    for (double radius = LARGEST; ; radius -= 0.5) {
      Swarm swarm = new Swarm(radius, shifts(heights, radius));
      double reach = swarm.shifts.stream().mapToDouble(Math::abs).max().orElse(0) + radius;
      if (reach <= half || radius <= SMALLEST) {
        return swarm;
      }
    }
  }

  private static List<Double> shifts(double[] heights, double radius) {
    List<Double> shifts = new ArrayList<>();
    for (int i = 0; i < heights.length; i++) {
      double shift = 0;
      for (int k = 1; covers(heights, shifts, i, shift, radius); k++) {
        shift = (k % 2 == 0 ? -1 : 1) * ((k + 1) / 2) * 0.5; // 0.5, -0.5, 1, -1, ...
      }
      shifts.add(shift);
    }
    return shifts;
  }

  private static boolean covers(
      double[] heights, List<Double> shifts, int dot, double shift, double radius) {
    for (int i = dot - 1; i >= 0 && Math.abs(heights[i] - heights[dot]) < APART * radius; i--) {
      if (Math.hypot(shifts.get(i) - shift, heights[i] - heights[dot]) < APART * radius) {
        return true;
      }
    }
    return false;
  }
}
