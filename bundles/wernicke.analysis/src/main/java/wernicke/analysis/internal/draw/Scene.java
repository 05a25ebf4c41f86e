package wernicke.analysis.internal.draw;

import java.util.List;

/**
 * A picture on white ground.
 *
 * @param title for those who cannot see it, and for search
 * @param marks drawn in this order
 */
public record Scene(String title, int width, int height, List<Mark> marks) {
  public Scene {
    marks = List.copyOf(marks);
  }
}
