package wernicke.analysis.internal.brain;

import java.util.Collection;
import java.util.List;
import wernicke.analysis.internal.space.Places;
import wernicke.analysis.internal.space.Position;

/**
 * The part of space that a picture shows, in mm.
 *
 * @param least the least x, y, z
 * @param most the greatest
 */
record Frame(Position least, Position most) {
  private static final double MARGIN = 8;

  /** The extent of the MNI brain. */
  private static final List<Position> MNI =
      List.of(new Position(-76, -110, -75), new Position(76, 77, 85));

  /** Around all neuroids and, in its space, the MNI brain. */
  static Frame around(Places places) {
    Collection<Position> all = places.positions().values();
    Frame frame = of(all, MARGIN);
    return places.space() == Places.Space.MNI
        ? of(List.of(frame.least, frame.most, MNI.get(0), MNI.get(1)), 0)
        : frame;
  }

  private static Frame of(Collection<Position> positions, double margin) {
    double[] least = new double[3];
    double[] most = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      int a = axis;
      var range = positions.stream().mapToDouble(p -> p.along(a)).summaryStatistics();
      least[axis] = range.getMin() - margin;
      most[axis] = range.getMax() + margin;
    }
    return new Frame(
        new Position(least[0], least[1], least[2]), new Position(most[0], most[1], most[2]));
  }

  /** Its length along an axis. */
  double length(int axis) {
    return most.along(axis) - least.along(axis);
  }
}
