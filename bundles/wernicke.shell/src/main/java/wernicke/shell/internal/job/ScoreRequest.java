package wernicke.shell.internal.job;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import wernicke.api.Benchmark;
import wernicke.api.CrossValidation;
import wernicke.api.MetricSpec;
import wernicke.api.PluginException;
import wernicke.api.RecordingChanges;
import wernicke.api.RecordingSpec;
import wernicke.api.catalog.Plugin;
import wernicke.api.console.Arguments;
import wernicke.api.console.Terminal;
import wernicke.api.console.UsageException;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Context;
import wernicke.shell.internal.catalog.Lookup;

/** Turns the arguments of {@code score} into a job, and refuses what cannot work. */
final class ScoreRequest {
  private final Lookup lookup;
  private final Arguments arguments;
  private final Terminal terminal;

  ScoreRequest(Lookup lookup, Arguments arguments, Terminal terminal) {
    this.lookup = lookup;
    this.arguments = arguments;
    this.terminal = terminal;
  }

  /**
   * The job.
   *
   * @throws UsageException if an id is unknown (unless {@code --wait}) or does not fit the others
   */
  AlignmentSpec spec() throws InterruptedException {
    AlignmentSpec spec =
        new AlignmentSpec(
            arguments.get(0),
            arguments.get(1),
            arguments.option("layers").map(Layers::parse).orElse(List.of()),
            metric(),
            arguments.option("cv").map(ScoreRequest::scheme),
            context(),
            recording(),
            controls(),
            !arguments.flag("no-controls"));
    if (!arguments.flag("wait")) {
      check(spec);
    }
    return meant(spec);
  }

  /** With the ids as they are spelt. */
  private AlignmentSpec meant(AlignmentSpec spec) {
    return new AlignmentSpec(
        lookup.meant(Plugin.Kind.MODEL, spec.model()),
        lookup.meantBenchmark(spec.benchmark()),
        spec.layers(),
        spec.metric().map(this::meant),
        spec.cv(),
        spec.context(),
        spec.recording(),
        spec.beyond().stream().map(id -> lookup.meant(Plugin.Kind.MODEL, id)).toList(),
        spec.beside());
  }

  private MetricSpec meant(MetricSpec metric) {
    return new MetricSpec(lookup.meant(Plugin.Kind.METRIC, metric.id()), metric.settings());
  }

  /** The metric with its settings; {@code --pca} and {@code --neuroid} are some of them. */
  private Optional<MetricSpec> metric() throws InterruptedException {
    String metric = arguments.option("metric").orElse("");
    StringBuilder further = new StringBuilder();
    for (String option : List.of(MetricSpec.NEUROID, "pca")) {
      arguments.option(option).ifPresent(value -> further.append(setting(option, value)));
    }
    if (!further.isEmpty() && metric.isEmpty()) {
      metric =
          lookup
              .findBenchmark(arguments.get(1), terminal)
              .map(Benchmark::metric)
              .orElseThrow(
                  () -> arguments.wrong("--pca and --neuroid need --metric for such a benchmark"));
    }
    String text = metric + further;
    return text.isEmpty() ? Optional.empty() : Optional.of(parse("--metric", text));
  }

  private String setting(String option, String value) {
    if (value.contains(":")) {
      throw arguments.wrong("--" + option + " '" + value + "': a colon cannot be written in it");
    }
    return ":" + option + "=" + value;
  }

  private static MetricSpec parse(String option, String text) {
    try {
      return MetricSpec.parse(text);
    } catch (PluginException e) {
      throw new UsageException(option + ": " + e.getMessage(), e);
    }
  }

  private List<String> controls() {
    return arguments.option("beyond").map(ids -> List.of(ids.split(","))).orElse(List.of());
  }

  private Context context() {
    String context = arguments.option("context").orElse(Context.PASSAGE.word());
    try {
      return Context.parse(context);
    } catch (PluginException e) {
      UsageException wrong =
          arguments.wrong("--context is passage or corpus, not '" + context + "'");
      wrong.initCause(e);
      throw wrong;
    }
  }

  /** The options that change what the benchmark asks of the model, in one text. */
  private RecordingChanges recording() {
    List<String> changes = new ArrayList<>();
    for (String option : List.of("pooling", "window", "overflow", "localizer")) {
      arguments.option(option).ifPresent(value -> changes.add(option + "=" + value));
    }
    if (arguments.flag("decoder-only")) {
      changes.add("decoder-only");
    }
    try {
      return RecordingChanges.parse(String.join(",", changes));
    } catch (PluginException e) {
      throw new UsageException(arguments.get(1) + ": " + e.getMessage(), e);
    }
  }

  private static CrossValidation scheme(String text) {
    try {
      return CrossValidation.parse(text);
    } catch (PluginException e) {
      throw new UsageException("--cv: " + e.getMessage(), e);
    }
  }

  private void check(AlignmentSpec spec) throws InterruptedException {
    Optional<Plugin> model = lookup.findPlugin(Plugin.Kind.MODEL, spec.model(), terminal);
    if (model.isEmpty()) {
      throw lookup.unknown(Plugin.Kind.MODEL, spec.model());
    }
    Optional<Benchmark> benchmark = lookup.findBenchmark(spec.benchmark(), terminal);
    if (benchmark.isEmpty()) {
      throw lookup.unknownBenchmark(spec.benchmark());
    }
    for (String control : spec.beyond()) {
      if (lookup.findPlugin(Plugin.Kind.MODEL, control, terminal).isEmpty()) {
        throw lookup.unknown(Plugin.Kind.MODEL, control);
      }
    }
    String metric =
        spec.metric().orElseGet(() -> parse(benchmark.get().id(), benchmark.get().metric())).id();
    if (lookup.findPlugin(Plugin.Kind.METRIC, metric, terminal).isEmpty()) {
      throw lookup.unknown(Plugin.Kind.METRIC, metric);
    }
    fits(model.get(), benchmark.get());
    recording(spec, benchmark.get());
  }

  private static void recording(AlignmentSpec spec, Benchmark benchmark) {
    try {
      RecordingSpec wanted = spec.recording().of(benchmark.recording());
      if (wanted.localizer() > 0 && !spec.layers().isEmpty()) {
        throw new UsageException("--localizer chooses among all layers: leave --layers out");
      }
    } catch (PluginException e) {
      throw new UsageException(benchmark.id() + ": " + e.getMessage(), e);
    }
  }

  private static void fits(Plugin model, Benchmark benchmark) {
    String needed = benchmark.recording().kind().word();
    if (!model.trouble().isEmpty()) {
      throw new PluginException(model.id() + " cannot be used: " + model.trouble());
    } else if (!model.can(needed)) {
      throw new UsageException(
          benchmark.id()
              + " needs a model's "
              + needed
              + ", but "
              + model.id()
              + " offers "
              + offers(model)
              + ": choose another model or benchmark");
    }
  }

  private static String offers(Plugin model) {
    List<String> kinds =
        Arrays.stream(RecordingSpec.Kind.values())
            .map(RecordingSpec.Kind::word)
            .filter(model::can)
            .toList();
    return kinds.isEmpty() ? "nothing" : String.join(", ", kinds);
  }
}
