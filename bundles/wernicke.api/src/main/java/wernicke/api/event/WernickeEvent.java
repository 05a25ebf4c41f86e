package wernicke.api.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import wernicke.api.AssemblyReference;
import wernicke.api.Ceiling;
import wernicke.api.Comparison;
import wernicke.api.CrossValidation;
import wernicke.api.Evaluated;
import wernicke.api.ModelInfo;
import wernicke.api.NextTokens;
import wernicke.api.RecordingSpec;
import wernicke.api.TokenIds;
import wernicke.api.UnitSelection;
import wernicke.api.Workload;
import wernicke.api.catalog.Plugin;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;

/**
 * Everything that is said on Event Admin, one record per event.
 *
 * <p>The topic is {@code wernicke/<subject>/<PREDICATE>}; the properties are the record's
 * components by name. Subscribe to a topic and, where it matters, filter by a property: {@code
 * wernicke/recording/REQUESTED} with {@code (model=gpt2)}.
 *
 * <p>Every {@link Request} gets exactly one {@link Reply} with the same {@code request}. Numbers
 * are never copied: recordings, assemblies and texts travel as their content hashes, splits as
 * their scheme and seed; so every request is a few hundred bytes of JSON, and whoever has that and
 * the store can answer.
 */
public sealed interface WernickeEvent {
  /** The Event Admin topic, fixed per record type. */
  default String topic() {
    return Topics.of(getClass());
  }

  /** The properties of the event: every component that is not null, by name. */
  default Map<String, Object> properties() {
    return Topics.properties(this);
  }

  /**
   * Reads an event back.
   *
   * @param topic the topic of the event
   * @param property looks a property up; {@code event::getProperty}
   * @return empty if the topic is none of ours
   * @throws IllegalArgumentException if a property is missing or of the wrong type
   */
  static Optional<WernickeEvent> of(String topic, Function<String, Object> property) {
    return Topics.read(topic, property);
  }

  /** Every topic there is. */
  static SortedSet<String> topics() {
    return Topics.all();
  }

  // ---- requests: the scorer asks, one endpoint answers ----

  /** Work that one plugin is asked to do for jobs. */
  sealed interface Request extends WernickeEvent {
    /** Unique id of this request; the reply carries it. */
    String request();

    /** Milliseconds since 1970 after which the requester no longer waits. */
    long deadline();

    /**
     * The job that asks, of several that share the request the first; 0 if it is for no job, as
     * when somebody tries a model.
     */
    long job();

    /** Kind of the plugin that is asked. */
    Plugin.Kind kind();

    /** Id of the plugin that is asked. */
    String plugin();
  }

  /** A request to a model. */
  sealed interface ModelRequest extends Request {
    /** Id of the model. */
    String model();

    @Override
    default Plugin.Kind kind() {
      return Plugin.Kind.MODEL;
    }

    @Override
    default String plugin() {
      return model();
    }
  }

  /** A request to a metric. */
  sealed interface MetricRequest extends Request {
    /** Id of the metric. */
    String metric();

    @Override
    default Plugin.Kind kind() {
      return Plugin.Kind.METRIC;
    }

    @Override
    default String plugin() {
      return metric();
    }
  }

  /** {@code wernicke/description/REQUESTED}: what are you? */
  record DescriptionRequested(String request, long deadline, long job, String model)
      implements ModelRequest {}

  /** {@code wernicke/stimuli/REQUESTED}: load the responses and the stimuli. */
  record StimuliRequested(String request, long deadline, long job, String dataset)
      implements Request {
    @Override
    public Plugin.Kind kind() {
      return Plugin.Kind.DATASET;
    }

    @Override
    public String plugin() {
      return dataset;
    }
  }

  /**
   * {@code wernicke/workload/REQUESTED}: how much work is a recording, see {@code
   * LanguageModel.workload}. Nothing is recorded.
   */
  record WorkloadRequested(
      String request,
      long deadline,
      long job,
      String model,
      AssemblyReference stimuli,
      RecordingSpec spec)
      implements ModelRequest {}

  /**
   * {@code wernicke/recording/REQUESTED}: record the model and put the recording into the store as
   * {@code key}.
   *
   * @param units the only units to keep; null for all
   */
  record RecordingRequested(
      String request,
      long deadline,
      long job,
      String model,
      AssemblyReference stimuli,
      RecordingSpec spec,
      String weights,
      String key,
      UnitSelection units)
      implements ModelRequest {}

  /**
   * {@code wernicke/generation/REQUESTED}: continue texts, see {@code LanguageModel.generate}.
   *
   * @param prompts key of the texts in the store
   */
  record GenerationRequested(
      String request, long deadline, long job, String model, String prompts, int tokens)
      implements ModelRequest {}

  /**
   * {@code wernicke/nexttokens/REQUESTED}: how well are texts predicted, see {@code
   * LanguageModel.nextTokens}.
   *
   * @param texts key of the texts in the store
   * @param key of the draft that keeps what is finished
   */
  record NextTokensRequested(
      String request,
      long deadline,
      long job,
      String model,
      String weights,
      String texts,
      String key)
      implements ModelRequest {}

  /**
   * {@code wernicke/evaluation/REQUESTED}: measure a property of a model.
   *
   * @param settings of the evaluation
   * @param model what the model says of itself
   * @param stimuli of the evaluation's data set
   * @param key of the draft that keeps what is finished
   */
  record EvaluationRequested(
      String request,
      long deadline,
      long job,
      String evaluation,
      Map<String, String> settings,
      ModelInfo model,
      AssemblyReference stimuli,
      String key)
      implements Request {
    public EvaluationRequested {
      settings = Map.copyOf(settings);
    }

    @Override
    public Plugin.Kind kind() {
      return Plugin.Kind.EVALUATION;
    }

    @Override
    public String plugin() {
      return evaluation;
    }
  }

  /**
   * {@code wernicke/comparison/REQUESTED}: compare one layer of the recording {@code key} with the
   * responses.
   *
   * @param settings of the metric
   * @param controls id of a control model to the key of its recording
   * @param nested whether the inner splits of the nested choice of a layer come behind the outer
   *     ones
   */
  record ComparisonRequested(
      String request,
      long deadline,
      long job,
      String metric,
      Map<String, String> settings,
      String key,
      String layer,
      Map<String, String> controls,
      AssemblyReference assembly,
      CrossValidation cv,
      boolean nested)
      implements MetricRequest {
    public ComparisonRequested {
      settings = Map.copyOf(settings);
      controls = Collections.unmodifiableMap(new LinkedHashMap<>(controls));
    }
  }

  /** {@code wernicke/ceiling/REQUESTED}: estimate the ceiling. */
  record CeilingRequested(
      String request,
      long deadline,
      long job,
      String metric,
      Map<String, String> settings,
      AssemblyReference assembly,
      CrossValidation cv)
      implements MetricRequest {
    public CeilingRequested {
      settings = Map.copyOf(settings);
    }
  }

  /**
   * {@code wernicke/request/ACCEPTED}: whoever answers for the plugin has the request; its one
   * reply will come. A request that nobody accepts within a second is asked again, and fails as
   * {@link Reason#ABSENT} if nobody serves the plugin.
   */
  record RequestAccepted(String request) implements WernickeEvent {}

  /** {@code wernicke/request/CANCELLED}: nobody waits for this request any more. */
  record RequestCancelled(String request) implements WernickeEvent {}

  // ---- replies ----

  /** The one answer to a request. */
  sealed interface Reply extends WernickeEvent {
    /** Id of the request that is answered. */
    String request();
  }

  /** {@code wernicke/description/COMPLETED}. */
  record DescriptionCompleted(String request, ModelInfo info) implements Reply {}

  /** {@code wernicke/stimuli/COMPLETED}: the store has the assembly. */
  record StimuliCompleted(String request, AssemblyReference assembly) implements Reply {}

  /** {@code wernicke/workload/COMPLETED}; without a workload if the model cannot tell. */
  record WorkloadCompleted(String request, Workload workload) implements Reply {
    /** The workload, if the model can tell. */
    public Optional<Workload> value() {
      return Optional.ofNullable(workload);
    }
  }

  /** {@code wernicke/recording/COMPLETED}: the store has it. */
  record RecordingCompleted(String request, String key) implements Reply {}

  /**
   * {@code wernicke/generation/COMPLETED}: one continuation for each prompt.
   *
   * @param ids of the tokens of each prompt and its continuation; empty if they are not known
   */
  record GenerationCompleted(String request, List<String> texts, List<TokenIds> ids)
      implements Reply {
    public GenerationCompleted {
      texts = List.copyOf(texts);
      ids = ids == null ? List.of() : List.copyOf(ids);
    }

    /** Of a model that does not tell ids. */
    public GenerationCompleted(String request, List<String> texts) {
      this(request, texts, List.of());
    }
  }

  /** {@code wernicke/nexttokens/COMPLETED}: for each text. */
  record NextTokensCompleted(String request, List<NextTokens> predicted) implements Reply {
    public NextTokensCompleted {
      predicted = List.copyOf(predicted);
    }
  }

  /** {@code wernicke/evaluation/COMPLETED}. */
  record EvaluationCompleted(String request, Evaluated found) implements Reply {}

  /** {@code wernicke/comparison/COMPLETED}. */
  record ComparisonCompleted(String request, Comparison comparison) implements Reply {}

  /**
   * {@code wernicke/ceiling/COMPLETED}; without a ceiling if the metric estimates none. Where the
   * data cannot tell it carries the reason, {@link Ceiling#missing}.
   */
  record CeilingCompleted(String request, Ceiling ceiling) implements Reply {
    /** The ceiling, if there is one. */
    public Optional<Ceiling> value() {
      return Optional.ofNullable(ceiling);
    }
  }

  /** {@code wernicke/request/FAILED}. */
  record RequestFailed(String request, Reason reason, String message) implements Reply {}

  /** Why a request failed. */
  enum Reason {
    /** The plugin left; ask again when it is back. */
    DEPARTED,
    /** Nobody answers for the plugin; ask again when it is there. */
    ABSENT,
    /** The input is bad; the message says what to do. */
    REJECTED,
    /** The deadline passed, or the plugin gave no sign of life for too long. */
    TIMEOUT,
    /** The requester cancelled. */
    CANCELLED,
    /** A defect of the plugin; the log has the stack trace. */
    DEFECT
  }

  /** {@code wernicke/request/PROGRESS}: at most ten a second per request. */
  record RequestProgress(String request, double fraction, String what) implements WernickeEvent {}

  // ---- catalog ----

  /** {@code wernicke/catalog/ARRIVED}: the plugin answers requests from now on. */
  record PluginArrived(Plugin.Kind kind, String id, Plugin plugin) implements WernickeEvent {}

  /** {@code wernicke/catalog/DEPARTED}. */
  record PluginDeparted(Plugin.Kind kind, String id, Plugin plugin) implements WernickeEvent {}

  // ---- jobs ----

  /**
   * {@code wernicke/job/CHANGED}: state, step or message of a job changed; the store already has
   * it.
   */
  record JobChanged(long id, JobState state, Job job) implements WernickeEvent {}

  /**
   * {@code wernicke/job/PROGRESS}: {@code fraction} of the whole job; {@code etaSeconds} is
   * negative if unknown.
   */
  record JobProgress(long id, double fraction, double etaSeconds, String what)
      implements WernickeEvent {}
}
