package wernicke.scorer.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Benchmark;
import wernicke.api.Ceiling;
import wernicke.api.Comparison;
import wernicke.api.CrossValidation;
import wernicke.api.DatasetInfo;
import wernicke.api.Evaluated;
import wernicke.api.Matrix;
import wernicke.api.ModelInfo;
import wernicke.api.Neuroid;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Presentation;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.api.Workload;
import wernicke.api.catalog.Catalog;
import wernicke.api.catalog.Plugin;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.CeilingCompleted;
import wernicke.api.event.WernickeEvent.CeilingRequested;
import wernicke.api.event.WernickeEvent.ComparisonCompleted;
import wernicke.api.event.WernickeEvent.ComparisonRequested;
import wernicke.api.event.WernickeEvent.DescriptionCompleted;
import wernicke.api.event.WernickeEvent.DescriptionRequested;
import wernicke.api.event.WernickeEvent.RecordingCompleted;
import wernicke.api.event.WernickeEvent.RecordingRequested;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.event.WernickeEvent.StimuliCompleted;
import wernicke.api.event.WernickeEvent.StimuliRequested;
import wernicke.api.event.WernickeEvent.WorkloadCompleted;
import wernicke.api.event.WernickeEvent.WorkloadRequested;
import wernicke.api.job.EvaluationResult;
import wernicke.api.job.Job;
import wernicke.api.job.JobSpec;
import wernicke.api.job.JobState;
import wernicke.api.job.Outcome;
import wernicke.api.store.Cost;
import wernicke.api.store.Journal;
import wernicke.api.store.ResultQuery;
import wernicke.scorer.internal.conversation.Requests;
import wernicke.scorer.internal.job.Settings;
import wernicke.testing.MemoryMaterials;
import wernicke.testing.MemoryRecordings;

/**
 * Everything around the scorer, in memory: plugins that answer at once, an Event Admin with one
 * thread, a journal, recordings.
 */
final class World implements EventAdmin, Catalog, AutoCloseable {
  final List<WernickeEvent> said = new CopyOnWriteArrayList<>();
  final Map<String, Plugin> plugins = new ConcurrentHashMap<>();
  final MemoryJournal journal = new MemoryJournal();
  final MemoryRecordings recordings = new MemoryRecordings();
  final MemoryMaterials materials = new MemoryMaterials();
  private final ExecutorService dispatcher = Executors.newSingleThreadExecutor();
  private final Requests requests = new Requests(this);
  private volatile Scorer scorer;

  /** What plugins say to a request; null for nothing (a request that is under way for ever). */
  volatile Function<Request, WernickeEvent> plugin = this::answer;

  /** The run of each presentation, as the data set says. */
  volatile List<String> runs = List.of("1", "1", "1", "2", "2", "2");

  /** What the data set measures. */
  volatile List<Neuroid> neuroids =
      List.of(
          new Neuroid("a1", "A", Map.of()),
          new Neuroid("a2", "A", Map.of()),
          new Neuroid("b1", "B", Map.of()));

  World() {
    add(Plugin.Kind.MODEL, "m", List.of("states"), null);
    add(Plugin.Kind.METRIC, "ridge", List.of(), null);
    Benchmark benchmark =
        new Benchmark(
            "Toy-ridge", "Toy", "ridge", CrossValidation.contiguous(3, 0), RecordingSpec.STATES);
    add(
        Plugin.Kind.DATASET,
        "Toy",
        List.of(),
        new DatasetInfo(
            "Toy", "", "", "", List.of(), Optional.empty(), List.of(), List.of(benchmark)));
  }

  /** The model gives surprisals too, and there is a benchmark for them. */
  void surprisals() {
    add(Plugin.Kind.MODEL, "m", List.of("states", "surprisal"), null);
    Benchmark times =
        new Benchmark(
            "Toy-times", "Toy", "ridge", CrossValidation.contiguous(3, 0), RecordingSpec.SURPRISAL);
    DatasetInfo toy =
        new DatasetInfo("Toy", "", "", "", List.of(), Optional.empty(), List.of(), List.of(times));
    add(Plugin.Kind.DATASET, "Toy", List.of(), toy);
  }

  void add(Plugin.Kind kind, String id, List<String> capabilities, DatasetInfo dataset) {
    plugins.put(kind + id, new Plugin(kind, id, "", "bundle", "1", "code", capabilities, dataset));
  }

  Plugin remove(Plugin.Kind kind, String id) {
    return plugins.remove(kind + id);
  }

  /** Starts a scorer; what it asks at once is answered to it, not to the one before. */
  synchronized Scorer start(Settings settings) {
    scorer =
        new Scorer(
            this, this, journal, recordings, materials, new ScikitSplits(), requests, settings);
    return scorer;
  }

  void say(WernickeEvent event) {
    postEvent(new Event(event.topic(), event.properties()));
  }

  long count(Class<? extends WernickeEvent> type) {
    return said.stream().filter(type::isInstance).count();
  }

  @Override
  public void postEvent(Event event) {
    dispatcher.execute(() -> deliver(event));
  }

  private void deliver(Event event) {
    WernickeEvent what = WernickeEvent.of(event.getTopic(), event::getProperty).orElseThrow();
    said.add(what);
    if (what instanceof Request request) {
      WernickeEvent answer = plugin.apply(request);
      if (answer != null) {
        say(answer);
      }
    } else {
      requests.handleEvent(event);
      listener().handleEvent(event);
    }
  }

  private synchronized Scorer listener() {
    return scorer;
  }

  @Override
  public void sendEvent(Event event) {
    throw new AssertionError("nobody may wait for handlers");
  }

  @Override
  public List<Plugin> plugins() {
    return List.copyOf(plugins.values());
  }

  WernickeEvent answer(Request request) {
    String id = request.request();
    if (request instanceof DescriptionRequested described) {
      String model = described.model();
      return new DescriptionCompleted(
          id, new ModelInfo(model, "f", 1, List.of("one", "two"), 1, 0, "t", "weights " + model));
    } else if (request instanceof StimuliRequested stimuli) {
      Assembly loaded = stimuli.dataset().equals("Toy") ? assembly() : contrast(assembly());
      return new StimuliCompleted(id, materials.put(loaded));
    } else if (request instanceof WorkloadRequested) {
      return new WorkloadCompleted(id, new Workload(3, 60));
    } else if (request instanceof RecordingRequested recording) {
      recordings.put(recording.key(), recording(recording.spec()), Map.of());
      return new RecordingCompleted(id, recording.key());
    } else if (request instanceof ComparisonRequested comparison) {
      return new ComparisonCompleted(id, compare(comparison));
    } else if (request instanceof CeilingRequested) {
      return new CeilingCompleted(id, new Ceiling(0.5, "made up", List.of()));
    }
    throw new AssertionError(request);
  }

  /**
   * Layer "two" is better by 0.1 on the outer splits; on the inner ones of split 0 layer "one" is.
   */
  private Comparison compare(ComparisonRequested request) {
    boolean better = request.layer().equals("two") || request.layer().equals(Recording.CORRECTED);
    float shift = better ? 0.1f : 0;
    float[] rows = {
      0.1f + shift,
      0.3f + shift,
      0.5f + shift,
      0.5f - shift,
      0.5f - shift,
      0.5f,
      0.5f + shift,
      0.5f,
      0.5f + shift
    };
    float[] values = new float[rows.length * 3];
    for (int split = 0; split < rows.length; split++) {
      values[3 * split] = rows[split];
      values[3 * split + 1] = rows[split] + 0.1f;
      values[3 * split + 2] = rows[split] + 0.4f;
    }
    int columns = materials.open(request.assembly()).neuroids().size();
    Matrix all = Matrix.of(rows.length, 3, values);
    Matrix some = all.selectColumns(IntStream.range(3 - columns, 3).toArray());
    return new Comparison(some, 6, Map.of("alpha.0", 1.0));
  }

  private Assembly assembly() {
    List<Presentation> presentations = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      presentations.add(new Presentation("p" + i, "story", Map.of("run", runs.get(i))));
      parts.add(new Part("word" + i, "story", i));
    }
    return new Assembly(
        "Toy",
        new Stimuli("Toy", parts, presentations),
        neuroids,
        Matrix.of(6, 3, new float[18]),
        List.of(0, 1, 2, 3, 4, 5),
        Alignment.DIRECT,
        Map.of("synthetic", "a toy"));
  }

  /** Every other presentation is a sentence. */
  private static Assembly contrast(Assembly toy) {
    return new Assembly(
        "Contrast",
        toy.stimuli(),
        List.of(new Neuroid("contrast", "design", Map.of())),
        Matrix.of(6, 1, new float[] {1, -1, 1, -1, 1, -1}),
        toy.scored(),
        Alignment.DIRECT,
        Map.of());
  }

  private static Recording recording(RecordingSpec spec) {
    Map<String, Matrix> layers = new LinkedHashMap<>();
    boolean surprisal = spec.kind() == RecordingSpec.Kind.SURPRISAL;
    layers.put(
        surprisal ? Recording.SURPRISAL : "one", Matrix.of(6, 1, new float[] {1, 9, 2, 8, 1, 7}));
    layers.put(surprisal ? Recording.CORRECTED : "two", Matrix.of(6, 1, new float[6]));
    return new Recording(Recording.Rows.PARTS, layers, Map.of());
  }

  @Override
  public void close() {
    scorer.deactivate();
    dispatcher.shutdownNow();
  }

  /** A journal that forgets with the process, and can be told to be full. */
  static final class MemoryJournal implements Journal {
    private final Map<Long, Job> jobs = new ConcurrentHashMap<>();
    private final Map<String, Comparison> comparisons = new ConcurrentHashMap<>();
    private final Map<String, Optional<Ceiling>> ceilings = new ConcurrentHashMap<>();
    private final Map<String, Outcome> results = new ConcurrentHashMap<>();
    private final Map<String, List<Neuroid>> neuroids = new ConcurrentHashMap<>();
    final List<Cost> costs = new CopyOnWriteArrayList<>();
    volatile boolean full;
    volatile boolean broken;

    private Job create(JobSpec spec, long parent) {
      var now = java.time.Instant.now();
      Job job = new Job(jobs.size() + 1L, spec, JobState.QUEUED, "", now, now, 0, "", parent);
      save(job);
      return job;
    }

    @Override
    public List<Job> create(JobSpec spec, List<? extends JobSpec> controls) {
      Job job = create(spec, 0);
      List<Job> all = new ArrayList<>(List.of(job));
      all.addAll(createControls(job.id(), controls));
      return all;
    }

    @Override
    public List<Job> createControls(long parent, List<? extends JobSpec> controls) {
      return controls.stream().map(spec -> create(spec, parent)).toList();
    }

    @Override
    public List<Job> controls(long parent) {
      return jobs().stream().filter(job -> job.parent() == parent).toList();
    }

    @Override
    public void saveCost(Cost cost) {
      costs.add(cost);
    }

    @Override
    public List<Cost> costs() {
      return List.copyOf(costs);
    }

    @Override
    public void save(Job job) {
      if (full) {
        throw new PluginException("disk full: free some space and retry");
      }
      jobs.put(job.id(), job);
    }

    @Override
    public List<Job> jobs() {
      return jobs.values().stream().sorted(java.util.Comparator.comparing(Job::id)).toList();
    }

    @Override
    public Optional<Job> job(long id) {
      return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public void saveComparison(String key, Comparison comparison) {
      comparisons.put(key, comparison);
    }

    @Override
    public Optional<Comparison> comparison(String key) {
      return Optional.ofNullable(comparisons.get(key));
    }

    @Override
    public void saveNeuroids(String data, List<Neuroid> columns) {
      if (broken) {
        throw new OutOfMemoryError("made up");
      }
      neuroids.put(data, columns);
    }

    @Override
    public Optional<List<Neuroid>> neuroids(String data) {
      return Optional.ofNullable(neuroids.get(data));
    }

    @Override
    public void saveCeiling(String key, Optional<Ceiling> ceiling) {
      ceilings.put(key, ceiling);
    }

    @Override
    public Optional<Optional<Ceiling>> ceiling(String key) {
      return Optional.ofNullable(ceilings.get(key));
    }

    @Override
    public void finish(Job job, Outcome outcome) {
      results.put(outcome.id(), outcome);
      save(job);
    }

    @Override
    public List<Outcome> results(ResultQuery query) {
      return List.copyOf(results.values());
    }

    @Override
    public Optional<Evaluated> evaluated(String content) {
      return results.values().stream()
          .filter(EvaluationResult.class::isInstance)
          .map(EvaluationResult.class::cast)
          .filter(r -> r.provenance().fingerprints().containsValue(content))
          .map(EvaluationResult::found)
          .findFirst();
    }

    @Override
    public Optional<Outcome> result(String id) {
      return Optional.ofNullable(results.get(id));
    }
  }
}
