package wernicke.scorer.internal.evaluation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wernicke.api.AssemblyReference;
import wernicke.api.Capability;
import wernicke.api.Evaluated;
import wernicke.api.Fingerprint;
import wernicke.api.ModelInfo;
import wernicke.api.PluginException;
import wernicke.api.Stimuli;
import wernicke.api.catalog.Plugin;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.event.WernickeEvent.DescriptionCompleted;
import wernicke.api.event.WernickeEvent.EvaluationCompleted;
import wernicke.api.event.WernickeEvent.EvaluationRequested;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.StimuliCompleted;
import wernicke.api.job.EvaluationResult;
import wernicke.api.job.EvaluationSpec;
import wernicke.api.job.Outcome;
import wernicke.api.job.Provenance;
import wernicke.api.store.Cost.Step;
import wernicke.scorer.internal.conversation.Purpose;
import wernicke.scorer.internal.conversation.Question;
import wernicke.scorer.internal.cost.Part;
import wernicke.scorer.internal.cost.Work;
import wernicke.scorer.internal.identity.Keys;
import wernicke.scorer.internal.job.Desk;
import wernicke.scorer.internal.job.FirstQuestions;
import wernicke.scorer.internal.job.Steps;
import wernicke.scorer.internal.job.Telling;

/** The steps of an evaluation: what is the model, what is it asked on, what is found. */
public final class EvaluationSteps implements Steps {
  private final Desk desk;
  private final Telling telling;
  private final EvaluationSpec spec;
  private final Plugin evaluation;
  private final FirstQuestions first;
  private ModelInfo model;
  private AssemblyReference data;
  private Stimuli stimuli;
  private Evaluated found;
  private boolean planned;

  /**
   * For a job whose evaluation is there.
   *
   * @param evaluation the plugin
   */
  EvaluationSteps(Desk desk, Telling telling, EvaluationSpec spec, Plugin evaluation) {
    this.desk = desk;
    this.telling = telling;
    this.spec = spec;
    this.evaluation = evaluation;
    this.first = new FirstQuestions(desk, telling.job().id());
  }

  @Override
  public Optional<Question> missing() {
    if (model == null) {
      requireCapabilities();
      return Optional.of(first.describe(spec.model()));
    } else if (stimuli == null) {
      return Optional.of(first.load(evaluation.evaluation().dataset()));
    }
    if (found == null) {
      found = desk.journal().evaluated(key()).orElse(null);
    }
    plan();
    return found == null ? Optional.of(evaluate()) : Optional.empty();
  }

  /** What is to be computed is known: so progress can be told as a part of the time. */
  private void plan() {
    if (!planned) {
      planned = true;
      Part part = new Part(purpose(), Step.EVALUATION, subject(), Work.reading(model, stimuli));
      telling.ledger().plan(found == null ? List.of(part) : List.of());
    }
  }

  private void requireCapabilities() {
    Optional<Plugin> plugin = desk.catalog().find(Kind.MODEL, spec.model());
    for (Capability needed : evaluation.evaluation().needs()) {
      if (plugin.isPresent() && !plugin.get().can(needed)) {
        throw new PluginException(
            "model '%s' cannot do %s as %s needs; it can %s"
                .formatted(
                    spec.model(),
                    needed.word(),
                    spec.evaluation(),
                    String.join(", ", plugin.get().capabilities())));
      }
    }
  }

  private Question evaluate() {
    return new Question(
        Kind.EVALUATION,
        spec.evaluation(),
        purpose(),
        "evaluating " + spec.model() + " by " + spec.evaluation(),
        r ->
            new EvaluationRequested(
                r,
                desk.recordingDeadline(),
                telling.job().id(),
                spec.evaluation(),
                spec.settings(),
                model,
                data,
                key()));
  }

  private Purpose purpose() {
    return new Purpose(Purpose.Step.EVALUATION, key());
  }

  private String key() {
    return Keys.evaluation(model, stimuli.fingerprint(), evaluation, spec.settings());
  }

  @Override
  public void begin(Question question) {
    telling.ledger().begin(question.purpose());
  }

  private String subject() {
    return model.weights() + " " + spec.evaluation();
  }

  @Override
  public void keep(Purpose purpose, Reply reply) {
    telling.ledger().done(desk.quiet().getAsBoolean());
    if (reply instanceof DescriptionCompleted description) {
      model = description.info();
    } else if (reply instanceof StimuliCompleted loaded) {
      data = loaded.assembly();
      stimuli = desk.materials().open(data).stimuli();
    } else if (reply instanceof EvaluationCompleted completed) {
      found = completed.found();
    }
  }

  @Override
  public Outcome outcome(double seconds) {
    String key = key();
    return new EvaluationResult(
        Fingerprint.of("evaluated/1").add(key).add(spec.model()).hex(),
        new EvaluationResult.Asked(
            spec.model(), model.family(), spec.evaluation(), spec.settings()),
        found,
        new Provenance(
            telling.job().id(),
            fingerprints(key),
            Keys.PRODUCT,
            Map.of(),
            found.notes(),
            seconds,
            Instant.now()));
  }

  private Map<String, String> fingerprints(String key) {
    Map<String, String> fingerprints = new LinkedHashMap<>();
    fingerprints.put("weights", model.weights());
    fingerprints.put("tokenizer", model.tokenizer());
    fingerprints.put("stimuli", stimuli.fingerprint());
    fingerprints.put(EvaluationResult.CONTENT, key);
    return fingerprints;
  }
}
