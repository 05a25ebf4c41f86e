package wernicke.testing.console;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import wernicke.api.Ceiling;
import wernicke.api.Comparison;
import wernicke.api.Evaluated;
import wernicke.api.Neuroid;
import wernicke.api.PluginException;
import wernicke.api.Recording;
import wernicke.api.catalog.Catalog;
import wernicke.api.catalog.Plugin;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.EvaluationResult;
import wernicke.api.job.Job;
import wernicke.api.job.JobEstimate;
import wernicke.api.job.JobSpec;
import wernicke.api.job.JobStanding;
import wernicke.api.job.JobState;
import wernicke.api.job.Jobs;
import wernicke.api.job.Outcome;
import wernicke.api.job.Score;
import wernicke.api.report.Figures;
import wernicke.api.report.NeuroidFiles;
import wernicke.api.report.NeuroidTable;
import wernicke.api.report.PairedTest;
import wernicke.api.store.Cost;
import wernicke.api.store.Home;
import wernicke.api.store.Journal;
import wernicke.api.store.Recordings;
import wernicke.api.store.ResultQuery;

/** All services in memory. A submitted job is done at once, unless the test says otherwise. */
public final class FakeServices {
  public final List<Plugin> plugins = new CopyOnWriteArrayList<>();
  public final Map<Long, Job> jobs = new LinkedHashMap<>();
  public final List<Score> scores = new CopyOnWriteArrayList<>();
  public final List<EvaluationResult> evaluations = new CopyOnWriteArrayList<>();
  public final List<Recordings.Entry> recordings = new ArrayList<>();
  public final List<Recordings.Entry> drafts = new ArrayList<>();
  public final Map<String, Path> folders = new LinkedHashMap<>();
  public final List<AlignmentSpec> submitted = new ArrayList<>();
  public final FakeFigures figures = new FakeFigures();
  public final List<NeuroidTable> exported = new ArrayList<>();
  public final Map<String, Comparison> comparisons = new LinkedHashMap<>();
  public final Map<String, List<Neuroid>> neuroids = new LinkedHashMap<>();
  public Path home = Path.of("/home/wernicke");

  /** Ids of the controls that a job has beside it. */
  public final List<String> controls = new ArrayList<>(List.of("position", "word-length"));

  public final Map<Long, JobStanding> standings = new ConcurrentHashMap<>();
  public final CompletableFuture<JobEstimate> estimate = new CompletableFuture<>();
  public boolean withoutFigures;
  public boolean withoutJobs;

  /** What becomes of a new job: the same job in its next state. */
  public BiFunction<FakeServices, Job, Job> scorer =
      (services, job) -> services.done(job, Scores.neural(job.id(), job.spec(), 0.25));

  /** Stores a score and finishes the job. */
  public Job done(Job job, Score score) {
    scores.add(score);
    return job.done(score.id());
  }

  /** Stores the result of an evaluation and finishes the job. */
  public Job done(Job job, EvaluationResult result) {
    evaluations.add(result);
    return job.done(result.id());
  }

  public Jobs jobs() {
    if (withoutJobs) {
      throw new PluginException("the service Jobs is not there");
    }
    return new FakeJobs();
  }

  public Catalog catalog() {
    return () -> List.copyOf(plugins);
  }

  public Journal journal() {
    return new FakeJournal();
  }

  public Recordings recordings() {
    return new FakeRecordings();
  }

  public Home home() {
    return new FakeHome();
  }

  public PairedTest pairedTest() {
    return (first, second) ->
        new PairedTest.Outcome(5, first.raw() - second.raw(), -0.01, 0.25, 0.0625, 32, true);
  }

  public Figures figures() {
    if (withoutFigures) {
      throw new PluginException("the service Figures is not there");
    }
    return figures;
  }

  public NeuroidFiles neuroidFiles() {
    return (table, file, replace) -> {
      exported.add(table);
      return List.of(file);
    };
  }

  private final class FakeJobs implements Jobs {
    @Override
    public Job submit(JobSpec spec) {
      Job job = add(spec, 0);
      if (spec instanceof AlignmentSpec alignment) {
        submitted.add(alignment);
        (alignment.beside() ? controls : List.<String>of())
            .forEach(id -> add(alignment.control(id), job.id()));
      }
      List<Job> all = new ArrayList<>(List.of(job));
      all.addAll(controls(job.id()));
      all.forEach(j -> jobs.put(j.id(), scorer.apply(FakeServices.this, j)));
      return job;
    }

    private Job add(JobSpec spec, long parent) {
      Instant now = Instant.parse("2026-01-01T00:00:00Z");
      Job job = new Job(jobs.size() + 1, spec, JobState.QUEUED, "", now, now, 0, "", parent);
      jobs.put(job.id(), job);
      return job;
    }

    @Override
    public CompletableFuture<JobEstimate> estimate(JobSpec spec) {
      return estimate;
    }

    @Override
    public List<Job> controls(long id) {
      return List.copyOf(jobs.values()).stream().filter(job -> job.parent() == id).toList();
    }

    @Override
    public Optional<JobStanding> standing(long id) {
      return Optional.ofNullable(standings.get(id));
    }

    @Override
    public List<Job> list() {
      return List.copyOf(jobs.values());
    }

    @Override
    public Optional<Job> find(long id) {
      return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public Job cancel(long id) {
      return jobs.compute(id, (i, job) -> job.with(JobState.CANCELLED, "by the user"));
    }

    @Override
    public Job retry(long id) {
      return jobs.compute(id, (i, job) -> job.with(JobState.QUEUED, ""));
    }
  }

  private final class FakeJournal implements Journal {
    @Override
    public List<Job> create(JobSpec spec, List<? extends JobSpec> controls) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Job> createControls(long parent, List<? extends JobSpec> controls) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Job> controls(long parent) {
      return jobs.values().stream().filter(job -> job.parent() == parent).toList();
    }

    @Override
    public void saveCost(Cost cost) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Cost> costs() {
      return List.of();
    }

    @Override
    public void save(Job job) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Job> jobs() {
      return List.copyOf(jobs.values());
    }

    @Override
    public Optional<Job> job(long id) {
      return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public void saveComparison(String key, Comparison comparison) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Comparison> comparison(String key) {
      return Optional.ofNullable(comparisons.get(key));
    }

    @Override
    public void saveNeuroids(String data, List<Neuroid> neuroids) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<List<Neuroid>> neuroids(String data) {
      return Optional.ofNullable(neuroids.get(data));
    }

    @Override
    public void saveCeiling(String key, Optional<Ceiling> ceiling) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Optional<Ceiling>> ceiling(String key) {
      return Optional.empty();
    }

    @Override
    public void finish(Job job, Outcome outcome) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Outcome> results(ResultQuery query) {
      return Stream.<Outcome>concat(scores.stream(), evaluations.stream())
          .filter(o -> query.model().filter(id -> !id.equals(o.asked().model())).isEmpty())
          .filter(o -> query.target().filter(id -> !id.equals(o.asked().target())).isEmpty())
          .filter(o -> query.family().filter(id -> !id.equals(o.asked().family())).isEmpty())
          .filter(o -> query.metric().filter(id -> !id.equals(metric(o))).isEmpty())
          .filter(o -> query.from().filter(o.provenance().finished()::isBefore).isEmpty())
          .filter(o -> query.until().filter(t -> !o.provenance().finished().isBefore(t)).isEmpty())
          .toList();
    }

    private static String metric(Outcome outcome) {
      return outcome instanceof Score score ? score.asked().metric().id() : "";
    }

    @Override
    public Optional<Evaluated> evaluated(String content) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Outcome> result(String id) {
      return Stream.<Outcome>concat(scores.stream(), evaluations.stream())
          .filter(s -> s.id().equals(id))
          .findFirst();
    }
  }

  private final class FakeRecordings implements Recordings {
    @Override
    public boolean has(String key) {
      return false;
    }

    @Override
    public void put(String key, Recording recording, Map<String, String> metadata) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Recording> open(String key) {
      return Optional.empty();
    }

    @Override
    public Path file(String key) {
      return home.resolve(key);
    }

    @Override
    public List<Entry> list() {
      return List.copyOf(recordings);
    }

    @Override
    public OpenDraft draft(String key, Map<String, String> metadata) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<Entry> drafts() {
      return List.copyOf(drafts);
    }

    @Override
    public void removeDraft(String key) {
      drafts.removeIf(d -> d.key().equals(key));
    }

    @Override
    public long freeBytes() {
      return 5_000_000_000L;
    }
  }

  private final class FakeHome implements Home {
    @Override
    public Path path() {
      return home;
    }

    @Override
    public Optional<Path> dataFolder(String dataset) {
      return Optional.ofNullable(folders.get(dataset));
    }

    @Override
    public void addDataFolder(String dataset, Path folder) {
      folders.put(dataset, folder);
    }

    @Override
    public Map<String, Path> dataFolders() {
      return Map.copyOf(folders);
    }
  }
}
