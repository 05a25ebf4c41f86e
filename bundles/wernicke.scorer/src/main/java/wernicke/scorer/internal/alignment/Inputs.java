package wernicke.scorer.internal.alignment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import wernicke.api.Assembly;
import wernicke.api.AssemblyReference;
import wernicke.api.Benchmark;
import wernicke.api.MetricSpec;
import wernicke.api.ModelInfo;
import wernicke.api.PluginException;
import wernicke.api.event.WernickeEvent.DescriptionCompleted;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.StimuliCompleted;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Context;
import wernicke.api.store.Cost.Step;
import wernicke.scorer.internal.conversation.Purpose;
import wernicke.scorer.internal.conversation.Question;
import wernicke.scorer.internal.cost.Part;
import wernicke.scorer.internal.job.Desk;
import wernicke.scorer.internal.job.FirstQuestions;

/**
 * What a job has to know before anything can be recorded: what the models say of themselves, the
 * data, and the localizer's stimuli if there is one. The first two steps of a job.
 */
public final class Inputs {
  /** Sentences and non-words that tell a model's language units. */
  private static final String LOCALIZER = "Fedorenko2010";

  private final Desk desk;
  private final FirstQuestions first;
  private final AlignmentSpec spec;
  private final Benchmark declared;
  private final Benchmark benchmark;
  private final MetricSpec metric;
  private final Map<String, ModelInfo> models = new LinkedHashMap<>();
  private AssemblyReference data;
  private AssemblyReference contrast;
  private Assembly assembly;
  private Assembly localizer;

  /**
   * @param job that asks; 0 for none
   * @param declared the benchmark as its data set declares it
   */
  Inputs(Desk desk, long job, AlignmentSpec spec, Benchmark declared) {
    this.desk = desk;
    this.first = new FirstQuestions(desk, job);
    this.spec = spec;
    this.declared = declared;
    this.benchmark = Plan.adjust(spec, declared);
    this.metric = MetricSpec.parse(benchmark.metric());
  }

  /** The job that asks; 0 for none. */
  long job() {
    return first.job();
  }

  AlignmentSpec spec() {
    return spec;
  }

  /** The benchmark as its data set declares it. */
  Benchmark declared() {
    return declared;
  }

  /** The benchmark as the job wants it. */
  Benchmark benchmark() {
    return benchmark;
  }

  MetricSpec metric() {
    return metric;
  }

  /** What the model that is scored says of itself. */
  ModelInfo model() {
    return models.get(spec.model());
  }

  /** What the model or control of that id says of itself. */
  ModelInfo model(String id) {
    return models.get(id);
  }

  /** The responses, in the context and alignment that the job wants. */
  Assembly assembly() {
    return assembly;
  }

  /** The same in the store. */
  AssemblyReference data() {
    return data;
  }

  /** The localizer's stimuli in the store; null if there is none. */
  AssemblyReference contrast() {
    return contrast;
  }

  /** The localizer's stimuli; null if there is none. */
  Assembly localizer() {
    return localizer;
  }

  /** The next thing to ask; empty if all is known. */
  Optional<Question> missing() {
    if (model() == null) {
      return Optional.of(first.describe(spec.model()));
    }
    for (String control : spec.beyond()) {
      if (model(control) == null) {
        return Optional.of(first.describe(control));
      }
    }
    if (assembly == null) {
      return Optional.of(first.load(benchmark.dataset()));
    }
    if (localizer == null && benchmark.recording().localizer() > 0) {
      String doing = "loading the localizer " + LOCALIZER;
      return Optional.of(first.load(Purpose.Step.LOCALIZER, LOCALIZER, doing));
    }
    return Optional.empty();
  }

  /** Loading the data, as a part that takes time. */
  Part loading() {
    String id = benchmark.dataset();
    return new Part(new Purpose(Purpose.Step.STIMULI, id), Step.LOADING, id, 1);
  }

  /** Keeps an answer to one of its questions; others are none of its business. */
  void keep(Purpose purpose, Reply reply) {
    if (reply instanceof DescriptionCompleted description) {
      models.put(purpose.about(), description.info());
    } else if (reply instanceof StimuliCompleted stimuli) {
      if (purpose.step() == Purpose.Step.LOCALIZER) {
        contrast = stimuli.assembly();
        localizer = desk.materials().open(contrast);
      } else {
        requireScored(desk.materials().open(stimuli.assembly()));
        data = adjusted(stimuli.assembly());
        assembly = desk.materials().open(data);
      }
    }
  }

  private static void requireScored(Assembly loaded) {
    if (loaded.neuroids().isEmpty() || loaded.scored().isEmpty()) {
      throw new PluginException(
          loaded.dataset()
              + ": nothing to score, "
              + loaded.neuroids().size()
              + " neuroids and "
              + loaded.scored().size()
              + " scored presentations; check the data set's files, or print what it holds by 'data"
              + " stimuli "
              + loaded.dataset()
              + "'");
    }
  }

  private AssemblyReference adjusted(AssemblyReference loaded) {
    AssemblyReference asked = loaded.with(metric.settings());
    return spec.context() == Context.CORPUS ? asked.asOnePassage() : asked;
  }
}
