package wernicke.scorer.internal.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;

/** Median over neuroids, then mean over splits (science.md section 6). */
class AggregationTest {
  private static final float NAN = Float.NaN;
  private static final List<Neuroid> NEUROIDS =
      List.of(
          new Neuroid("a1", "A", Map.of()),
          new Neuroid("a2", "A", Map.of()),
          new Neuroid("a3", "A", Map.of()),
          new Neuroid("b1", "B", Map.of()));

  private final Aggregation aggregation = new Aggregation(NEUROIDS);

  @Test
  void medianWithinASplitThenMeanOverSplits() {
    Matrix values = Matrix.of(2, 4, new float[] {1, 2, 3, 10, 5, 5, 7, 8});
    assertThat(aggregation.perSplit(values)).containsExactly(2.5, 6);
    assertThat(aggregation.raw(values)).isEqualTo(4.25);
    assertThat(aggregation.subjects(values))
        .containsExactly(Map.entry("A", (2 + 5) / 2.0), Map.entry("B", 9.0));
  }

  @Test
  void nanTakesNoPart() {
    Matrix values = Matrix.of(3, 4, new float[] {1, NAN, 3, 5, NAN, NAN, NAN, NAN, NAN, 2, 6, NAN});
    assertThat(aggregation.perSplit(values)).containsExactly(3, Double.NaN, 4);
    assertThat(aggregation.raw(values)).isEqualTo(3.5);
    assertThat(aggregation.subjects(values)).containsEntry("A", 3.0).containsEntry("B", 5.0);
    assertThat(Aggregation.median(DoubleStream.of(Double.NaN))).isNaN();
    assertThat(Aggregation.mean(new double[0])).isNaN();
  }

  /** A mean over readers makes the score; single readers stand beside it. */
  @Test
  void meansOverSubjectsGoFirst() {
    List<Neuroid> mixed =
        List.of(new Neuroid("mean", Neuroid.GROUP, Map.of()), NEUROIDS.get(0), NEUROIDS.get(3));
    Aggregation groups = new Aggregation(mixed);
    Matrix values = Matrix.of(1, 3, new float[] {9, 1, 2});
    assertThat(groups.raw(values)).isEqualTo(9);
    assertThat(groups.subjects(values)).containsExactly(Map.entry("A", 1.0), Map.entry("B", 2.0));
  }

  @Test
  void spreadOverSubjects() {
    Map<String, Double> scores = Map.of("a", 1.0, "b", 2.0, "c", 4.0, "d", 10.0);
    // median 3, deviations 2 1 1 7
    assertThat(Aggregation.medianAbsoluteDeviation(scores)).isCloseTo(1.5, within(1e-12));
  }
}
