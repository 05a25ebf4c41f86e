package wernicke.analysis.internal.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import wernicke.analysis.internal.draw.Mark;
import wernicke.analysis.internal.words.Numbers;
import wernicke.api.job.Score;
import wernicke.api.report.ResultName;

/**
 * A value that others are compared with, drawn as a horizontal line with its name beside it.
 *
 * @param label name and value
 * @param value finite
 * @param width of the line; 0 for a name without a line
 * @param shape marks the line and its name; null for none
 */
public record Reference(
    String label, double value, String colour, double width, Mark.Dash dash, Shape shape) {
  /** The ceiling, if there is one. */
  public static List<Reference> ceiling(Score score) {
    if (!Double.isFinite(score.ceiling())) {
      return List.of();
    }
    String label = "ceiling " + Numbers.text(score.ceiling());
    return List.of(
        new Reference(label, score.ceiling(), Palette.CEILING, 1.6, Mark.Dash.DASH_DOT, null));
  }

  /** The best layer of each control beside a score. */
  public static List<Reference> controls(Score score, List<Score> controls) {
    List<Reference> references = new ArrayList<>();
    for (Score control : controls) {
      if (Double.isFinite(control.raw())) {
        Look look = Look.control(references.size());
        references.add(
            new Reference(
                ResultName.of(control).beside(ResultName.of(score))
                    + " "
                    + Numbers.text(control.raw()),
                control.raw(),
                look.colour(),
                1.6,
                Mark.Dash.DASHED,
                look.shape()));
      }
    }
    return references;
  }

  /** Pixels for labels that would like to be at {@code wanted}, at least {@code gap} apart. */
  public static double[] apart(double[] wanted, double gap, double top, double bottom) {
    Integer[] order = new Integer[wanted.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> wanted[i]));
    double[] placed = wanted.clone();
    double least = top;
    for (int i : order) {
      placed[i] = Math.max(placed[i], least);
      least = placed[i] + gap;
    }
    double most = bottom;
    for (int k = order.length - 1; k >= 0; k--) {
      placed[order[k]] = Math.min(placed[order[k]], most);
      most = placed[order[k]] - gap;
    }
    return placed;
  }
}
