package wernicke.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Ceiling;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.Metric;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.testing.Assemblies;
import wernicke.testing.Draws;

/** What a {@link Metric} has to hold. */
public interface MetricContract {
  /** The metric as it is registered. */
  Metric metric();

  /** Responses that it can take: by default 60 presentations x 12 neuroids of 3 subjects, drawn. */
  default Assembly assembly() {
    Matrix values = Draws.matrix(new Draws(7).symmetric(60, 12));
    return Assemblies.of(Assemblies.neuroids(4, 4, 4), values.toArray(), Alignment.DIRECT);
  }

  /** Features that it can take: by default five, drawn. */
  default Matrix features() {
    return Draws.matrix(new Draws(8).symmetric(assembly().values().rows(), 5));
  }

  /** Splits as its benchmarks have them: by default five contiguous folds. */
  default List<Split> splits() {
    return Assemblies.folds(assembly().values().rows(), 5);
  }

  /** What a model gets that is the first subject's brain; empty if it has no such value. */
  default Optional<Double> perfect() {
    return Optional.of(1.0);
  }

  @Test
  default void itIsServedUnderAnId() {
    ComponentFile.properties(metric().getClass())
        .ifPresent(
            p -> {
              Plain.assertId(p.get("wernicke.id"));
              assertThat(p.getOrDefault("wernicke.description", "")).doesNotContain("\n");
            });
  }

  @Test
  default void aComparisonHasARowForEachSplitAndAColumnForEachNeuroid() {
    Comparison result = metric().compare(features(), assembly(), splits(), Progress.NONE);
    assertThat(result.values().rows()).isEqualTo(splits().size());
    assertThat(result.values().columns()).isEqualTo(assembly().neuroids().size());
    assertThat(result.presentations()).isBetween(1, assembly().scored().size());
    int known = 0;
    for (float value : result.values().toArray()) {
      assertThat(Float.isInfinite(value)).as("infinite").isFalse();
      known += Float.isNaN(value) ? 0 : 1;
    }
    assertThat(known).as("values that are not NaN").isPositive();
  }

  @Test
  default void comparedAgainItIsTheSameToTheBit() {
    Metric metric = metric();
    Comparison first = metric.compare(features(), assembly(), splits(), Progress.NONE);
    Comparison second = metric.compare(features(), assembly(), splits(), Progress.NONE);
    assertThat(second.values().toArray()).isEqualTo(first.values().toArray());
    assertThat(second.details()).isEqualTo(first.details());
    assertThat(second.perNeuroid()).isEqualTo(first.perNeuroid());
  }

  @Test
  default void whatItIsGivenStaysAsItIs() {
    Assembly assembly = assembly();
    Matrix features = features();
    String before = assembly.fingerprint();
    float[] values = features.toArray();
    metric().compare(features, assembly, splits(), Progress.NONE);
    assertThat(assembly.fingerprint()).isEqualTo(before);
    assertThat(features.toArray()).isEqualTo(values);
  }

  @Test
  default void theBrainItselfIsPerfect() {
    if (perfect().isEmpty()) {
      return;
    }
    Assembly one = firstSubject(assembly());
    Comparison result = metric().compare(one.values(), one, splits(), Progress.NONE);
    double best = Double.NEGATIVE_INFINITY;
    for (float value : result.values().toArray()) {
      best = Float.isNaN(value) ? best : Math.max(best, value);
    }
    assertThat(best).isCloseTo(perfect().get(), within(0.05));
  }

  private static Assembly firstSubject(Assembly assembly) {
    String subject = assembly.neuroids().get(0).subject();
    int[] columns =
        IntStream.range(0, assembly.neuroids().size())
            .filter(j -> assembly.neuroids().get(j).subject().equals(subject))
            .toArray();
    return new Assembly(
        assembly.dataset(),
        assembly.stimuli(),
        Arrays.stream(columns).mapToObj(assembly.neuroids()::get).toList(),
        assembly.values().selectColumns(columns),
        assembly.scored(),
        assembly.alignment(),
        assembly.notes());
  }

  @Test
  default void anUnknownSettingIsRefused() {
    Plain.assertRefused(() -> metric().with(Map.of("no-such-setting", "1")));
  }

  @Test
  default void withoutSettingsItIsItself() {
    Metric same = metric().with(Map.of());
    assertThat(same.compare(features(), assembly(), splits(), Progress.NONE).values().toArray())
        .isEqualTo(
            metric().compare(features(), assembly(), splits(), Progress.NONE).values().toArray());
  }

  @Test
  default void aCeilingIsANumberOrAReason() {
    Optional<Ceiling> ceiling = metric().ceiling(assembly(), splits(), Progress.NONE);
    ceiling.ifPresent(
        c -> {
          assertThat(Double.isFinite(c.value())).as("has a value").isEqualTo(c.available());
          assertThat(c.method().isBlank()).as("has a method").isNotEqualTo(c.available());
          assertThat(c.neuroids().size()).isIn(0, assembly().neuroids().size());
        });
  }

  @Test
  default void itCanBeCancelled() {
    Plain.assertCancellable(
        () -> metric().compare(features(), assembly(), splits(), Plain.CANCELLED));
    Plain.assertCancellable(() -> metric().ceiling(assembly(), splits(), Plain.CANCELLED));
  }
}
