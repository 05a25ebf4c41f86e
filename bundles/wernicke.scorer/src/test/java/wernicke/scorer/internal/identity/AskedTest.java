package wernicke.scorer.internal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import wernicke.api.Benchmark;
import wernicke.api.CrossValidation;
import wernicke.api.MetricSpec;
import wernicke.api.RecordingChanges;
import wernicke.api.RecordingSpec;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Context;
import wernicke.api.report.ResultName;
import wernicke.scorer.internal.alignment.Plan;

/** Settings tell all that can change a value, and nothing that the benchmark does by itself. */
class AskedTest {
  private static final List<String> LAYERS = List.of("h.0", "h.1", "h.2");
  private static final List<List<String>> CHOICES =
      List.of(
          List.of(),
          LAYERS,
          List.of("h.0"),
          List.of("h.1"),
          List.of("h.1", "h.0"),
          List.of("h.0", "h.1"));
  private static final List<List<String>> CONTROLS =
      List.of(List.of(), List.of("a"), List.of("a", "b"), List.of("b", "a"));
  private static final Benchmark BENCHMARK =
      new Benchmark(
          "Toy-ridge", "Toy", "ridge", CrossValidation.contiguous(5, 5), RecordingSpec.STATES);

  private static List<String> compared(AlignmentSpec spec) {
    return spec.layers().isEmpty()
        ? LAYERS
        : LAYERS.stream().filter(spec.layers()::contains).toList();
  }

  private static Map<String, String> settings(AlignmentSpec spec) {
    return Asked.of(spec, BENCHMARK, compared(spec), LAYERS);
  }

  /** All that the numbers depend on, from the job and the benchmark. */
  private static List<Object> effective(AlignmentSpec spec) {
    Benchmark adjusted = Plan.adjust(spec, BENCHMARK);
    return List.of(
        spec.model(),
        MetricSpec.parse(adjusted.metric()),
        adjusted.cv(),
        adjusted.recording(),
        compared(spec),
        spec.beyond(),
        spec.context());
  }

  @Provide
  Arbitrary<AlignmentSpec> specs() {
    Arbitrary<String> recording =
        Combinators.combine(
                Arbitraries.of("", "pooling=last", "pooling=mean", "pooling=first"),
                Arbitraries.of(
                    "", "window=0", "window=5", "window=20", "overflow=exact", "overflow=stride:8"),
                Arbitraries.of("", "localizer=64", "localizer=128"))
            .as(
                (a, b, c) -> {
                  List<String> words = new ArrayList<>(List.of(a, b, c));
                  words.removeIf(String::isEmpty);
                  return String.join(",", words);
                });
    return Combinators.combine(
            Arbitraries.of("tiny", "big"),
            Arbitraries.of(CHOICES),
            Arbitraries.of(
                "", "ridge", "banded", "ridge:pca=5", "ridge:neuroid=v1", "ridge:pca=5:inner=3"),
            Arbitraries.of("", "contiguous:5:gap=5", "contiguous:5:gap=4", "shuffle:10:seed=2"),
            Arbitraries.of("passage", "corpus"),
            recording,
            Arbitraries.of(CONTROLS))
        .as(
            (model, layers, metric, cv, context, changes, controls) ->
                new AlignmentSpec(
                    model,
                    "Toy-ridge",
                    layers,
                    Optional.of(metric).filter(text -> !text.isEmpty()).map(MetricSpec::parse),
                    Optional.of(cv).filter(text -> !text.isEmpty()).map(CrossValidation::parse),
                    Context.parse(context),
                    RecordingChanges.parse(changes),
                    controls,
                    false));
  }

  private static ResultName name(AlignmentSpec spec) {
    return new ResultName(spec.model(), spec.benchmark(), settings(spec), "");
  }

  @Property(tries = 5_000)
  void namesDifferWhereAndOnlyWhereAValueMay(
      @ForAll("specs") AlignmentSpec first, @ForAll("specs") AlignmentSpec second) {
    boolean same = effective(first).equals(effective(second));
    assertThat(name(first).equals(name(second))).isEqualTo(same);
    assertThat(name(first).text().equals(name(second).text())).isEqualTo(same);
  }

  @Test
  void whatIsAskedAsTheBenchmarkDoesItIsNoSetting() {
    AlignmentSpec explicit =
        AlignmentSpec.of("m", "Toy-ridge")
            .onLayers(LAYERS)
            .by(MetricSpec.parse("ridge"))
            .under(CrossValidation.parse("contiguous:5"))
            .recorded(RecordingChanges.parse("pooling=last,window=2147483647,overflow=exact"));
    assertThat(settings(explicit)).isEmpty();
  }

  @Test
  void aBenchmarkThatRecordsOtherwiseHasItsOwnDefaults() {
    Benchmark windowed =
        new Benchmark(
            "T-x", "T", "x:pca=5", CrossValidation.NONE, RecordingSpec.SURPRISAL.with("window=5"));
    AlignmentSpec whole =
        AlignmentSpec.of("m", "T-x")
            .by(MetricSpec.parse("x"))
            .recorded(RecordingChanges.parse("window=9,decoder-only"));
    assertThat(Asked.of(whole, windowed, List.of("surprisal"), LAYERS).toString())
        .isEqualTo("{metric=x, window=9, decoder-only=yes}");
    AlignmentSpec same =
        AlignmentSpec.of("m", "T-x")
            .onLayers(List.of("h.0"))
            .by(MetricSpec.parse("x:pca=5"))
            .under(CrossValidation.parse("none"))
            .recorded(RecordingChanges.parse("window=5"));
    assertThat(Asked.of(same, windowed, List.of("surprisal"), LAYERS)).isEmpty();
  }
}
