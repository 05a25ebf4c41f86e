package wernicke.scorer.internal.alignment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wernicke.api.Ceiling;
import wernicke.api.Comparison;
import wernicke.api.CrossValidation;
import wernicke.api.MetricSpec;
import wernicke.api.catalog.Plugin;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.event.WernickeEvent.CeilingRequested;
import wernicke.api.event.WernickeEvent.ComparisonRequested;
import wernicke.api.store.Cost.Step;
import wernicke.scorer.internal.conversation.Purpose;
import wernicke.scorer.internal.conversation.Question;
import wernicke.scorer.internal.cost.Estimate;
import wernicke.scorer.internal.cost.Part;
import wernicke.scorer.internal.cost.Work;
import wernicke.scorer.internal.identity.Keys;
import wernicke.scorer.internal.job.Desk;
import wernicke.scorer.internal.score.Aggregation;
import wernicke.scorer.internal.score.LayerResult;

/** The comparisons of a job, layer by layer, and then the ceiling. */
public final class ComparisonStep {
  private final Desk desk;
  private final Inputs inputs;
  private final Plan plan;
  private final Map<String, String> controls;
  private final Aggregation aggregation;
  private final List<LayerResult> results = new ArrayList<>();

  /**
   * @param controls id of each control to the key of its recording
   */
  ComparisonStep(Desk desk, Inputs inputs, Plan plan, Map<String, String> controls) {
    this.desk = desk;
    this.inputs = inputs;
    this.plan = plan;
    this.controls = controls;
    this.aggregation = new Aggregation(inputs.assembly().neuroids());
  }

  /** The layers that are compared so far. */
  List<LayerResult> results() {
    return results;
  }

  /** Takes what the store has; then the next layer to ask for, empty if all are compared. */
  Optional<Question> missing() {
    Optional<Plugin> plugin = plugin();
    while (results.size() < plan.layers().size()) {
      String layer = plan.layers().get(results.size());
      String key = plugin.map(p -> key(p, layer)).orElse("");
      Optional<Comparison> known =
          key.isEmpty() ? Optional.empty() : desk.journal().comparison(key);
      if (known.isEmpty()) {
        return Optional.of(compare(layer, key));
      }
      results.add(LayerResult.of(layer, key, known.get(), aggregation));
    }
    return Optional.empty();
  }

  /** What is still to be compared and estimated; empty while the metric is not there. */
  List<Part> open() {
    return plugin().map(this::open).orElse(List.of());
  }

  private List<Part> open(Plugin plugin) {
    List<Part> parts = new ArrayList<>();
    long width = Estimate.width(inputs.model(), inputs.assembly(), inputs.benchmark().recording());
    for (String layer : plan.layers()) {
      String key = key(plugin, layer);
      if (desk.journal().comparison(key).isEmpty()) {
        double work = Work.comparison(inputs.assembly(), width, plan.all().size());
        parts.add(part(Purpose.Step.COMPARISON, key, Step.COMPARISON, work));
      }
    }
    String key = ceilingKey(plugin);
    if (desk.journal().ceiling(key).isEmpty()) {
      double work = Work.ceiling(inputs.assembly(), plan.outer().size());
      parts.add(part(Purpose.Step.CEILING, key, Step.CEILING, work));
    }
    return parts;
  }

  private Part part(Purpose.Step question, String key, Step step, double work) {
    return new Part(new Purpose(question, key), step, metric().toString(), work);
  }

  private Optional<Plugin> plugin() {
    return desk.catalog().find(Kind.METRIC, metric().id());
  }

  private MetricSpec metric() {
    return inputs.metric();
  }

  private CrossValidation cv() {
    return inputs.benchmark().cv();
  }

  private String key(Plugin plugin, String layer) {
    Keys.Compared compared =
        new Keys.Compared(plan.recording(), layer, plan.data(), plan.all().size());
    return Keys.comparison(compared, plugin, metric().own(), controls, cv());
  }

  private Question compare(String layer, String key) {
    return new Question(
        Kind.METRIC,
        metric().id(),
        new Purpose(Purpose.Step.COMPARISON, key),
        "comparing " + layer,
        r ->
            new ComparisonRequested(
                r,
                desk.deadline(),
                inputs.job(),
                metric().id(),
                metric().own(),
                plan.recording(),
                layer,
                controls,
                inputs.data(),
                cv(),
                plan.nests()));
  }

  /** Keeps the answer to a question of {@link #missing}. */
  void keep(Purpose purpose, Comparison comparison) {
    int outer = plan.outer().size();
    desk.journal().saveNeuroids(plan.data(), inputs.assembly().neuroids());
    desk.journal()
        .saveComparison(purpose.about(), LayerResult.condense(comparison, outer, aggregation));
  }

  /** The ceiling, if it has been asked for; empty inside if the data cannot tell. */
  Optional<Optional<Ceiling>> ceiling() {
    return plugin().flatMap(plugin -> desk.journal().ceiling(ceilingKey(plugin)));
  }

  private String ceilingKey(Plugin plugin) {
    return Keys.ceiling(plan.data(), plugin, metric().own(), cv());
  }

  /** Asks for the ceiling. */
  Question estimateCeiling() {
    return new Question(
        Kind.METRIC,
        metric().id(),
        new Purpose(Purpose.Step.CEILING, plugin().map(this::ceilingKey).orElse("")),
        "estimating the ceiling of " + inputs.benchmark().dataset(),
        r ->
            new CeilingRequested(
                r,
                desk.deadline(),
                inputs.job(),
                metric().id(),
                metric().own(),
                inputs.data(),
                cv()));
  }
}
