package wernicke.analysis.internal.brain;

import wernicke.analysis.internal.draw.Mark.Point;
import wernicke.analysis.internal.space.Position;

/** A direction to look from, and what lies at the edges of the view. */
enum Projection {
  /** Along x. */
  SAGITTAL(1, 2, "P", "A"),
  /** Along y. */
  CORONAL(0, 2, "L", "R"),
  /** Along z, the front up. */
  AXIAL(0, 1, "L", "R");

  private final int across;
  private final int up;
  private final String start;
  private final String end;

  Projection(int across, int up, String start, String end) {
    this.across = across;
    this.up = up;
    this.start = start;
    this.end = end;
  }

  /** The axis of space that runs to the right. */
  int across() {
    return across;
  }

  /** The axis of space that runs up. */
  int up() {
    return up;
  }

  /** What lies at the left: posterior, left. */
  String start() {
    return start;
  }

  /** What lies at the right: anterior, right. */
  String end() {
    return end;
  }

  /** A position as seen, in mm, y up. */
  Point of(Position position) {
    return new Point(position.along(across), position.along(up));
  }
}
