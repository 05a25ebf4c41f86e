package wernicke.store.internal.journal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.Ceiling;
import wernicke.api.Comparison;
import wernicke.api.Evaluated;
import wernicke.api.Neuroid;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.job.Job;
import wernicke.api.job.JobSpec;
import wernicke.api.job.Outcome;
import wernicke.api.store.Cost;
import wernicke.api.store.Home;
import wernicke.api.store.Journal;
import wernicke.api.store.ResultQuery;
import wernicke.api.store.Upkeep;
import wernicke.store.internal.journal.database.Database;
import wernicke.store.internal.journal.database.Schema;
import wernicke.store.internal.journal.table.CeilingTable;
import wernicke.store.internal.journal.table.ComparisonTable;
import wernicke.store.internal.journal.table.CostTable;
import wernicke.store.internal.journal.table.EvaluationTable;
import wernicke.store.internal.journal.table.JobTable;
import wernicke.store.internal.journal.table.LargeComparisons;
import wernicke.store.internal.journal.table.NeuroidTable;
import wernicke.store.internal.journal.table.ResultTables;
import wernicke.store.internal.safetensors.RecordingFiles;

/**
 * The journal of the home folder, {@code store/wernicke.db}. Active as long as the bundle is, so
 * that the database is opened once.
 */
@Component(
    service = {Journal.class, StoredJournal.class},
    immediate = true)
public final class StoredJournal implements Journal {
  /** Numbers of a comparison that go into the database; more go into a file. */
  static final int SMALL = 1 << 14;

  private static final Logger LOG = LoggerFactory.getLogger(StoredJournal.class);

  private final Path file;
  private final Database database;
  private final LargeComparisons large;

  /**
   * Opens the database.
   *
   * @throws PluginException if another process has it open, it is damaged, lost or of a newer
   *     version
   */
  @Activate
  public StoredJournal(@Reference Home home) {
    Path store = home.path().resolve("store");
    large = new LargeComparisons(store.resolve("comparisons"));
    file = store.resolve("wernicke.db");
    try {
      database = new Database(file, Schema.current());
    } catch (PluginException e) {
      LOG.error(e.getMessage());
      throw e;
    }
  }

  /** Closes the database. */
  @Deactivate
  public void close() {
    database.close();
  }

  /** The database. */
  public Path file() {
    return file;
  }

  /** The values of comparisons that lie in files. */
  public RecordingFiles comparisonFiles() {
    return large.files();
  }

  /** Whether SQLite finds the file sound: {@code ok}, or what is wrong. */
  public String quickCheck() {
    return database.quickCheck();
  }

  /**
   * Reads every row.
   *
   * @return how many there are
   */
  public long verify(Progress progress, Consumer<Upkeep.Damage> found) {
    JournalCheck check = new JournalCheck(database, large, progress);
    check.run();
    check.found().forEach(found);
    return check.rows();
  }

  /** See {@link Upkeep#forgetJob}. */
  public boolean forgetJob(long id) {
    return database.write(c -> Forgetting.job(c, id));
  }

  /** See {@link Upkeep#forgetResult}. */
  public int forgetResult(String id) {
    List<String> comparisons = database.write(c -> Forgetting.result(c, id));
    comparisons.forEach(large.files()::remove);
    return comparisons.size();
  }

  @Override
  public List<Job> create(JobSpec spec, List<? extends JobSpec> controls) {
    return database.write(
        c -> {
          Job job = JobTable.create(c, spec, 0);
          List<Job> all = new ArrayList<>(List.of(job));
          all.addAll(controls(c, job.id(), controls));
          return all;
        });
  }

  @Override
  public List<Job> createControls(long parent, List<? extends JobSpec> controls) {
    return database.write(c -> controls(c, parent, controls));
  }

  private static List<Job> controls(Connection c, long parent, List<? extends JobSpec> controls)
      throws SQLException {
    List<Job> jobs = new ArrayList<>();
    for (JobSpec control : controls) {
      jobs.add(JobTable.create(c, control, parent));
    }
    return jobs;
  }

  @Override
  public List<Job> controls(long parent) {
    return database.read(c -> JobTable.controls(c, parent));
  }

  @Override
  public void saveCost(Cost cost) {
    database.write(
        c -> {
          CostTable.save(c, cost);
          return null;
        });
  }

  @Override
  public List<Cost> costs() {
    return database.read(CostTable::all);
  }

  @Override
  public void save(Job job) {
    database.write(
        c -> {
          JobTable.save(c, job);
          return null;
        });
  }

  @Override
  public List<Job> jobs() {
    return database.read(JobTable::all);
  }

  @Override
  public Optional<Job> job(long id) {
    return database.read(c -> JobTable.find(c, id)).stream().findFirst();
  }

  @Override
  public void saveComparison(String key, Comparison comparison) {
    boolean inFile = comparison.values().buffer().remaining() > SMALL;
    if (inFile) {
      large.put(key, comparison.values());
    }
    database.write(
        c -> {
          ComparisonTable.save(c, key, comparison, inFile);
          return null;
        });
  }

  @Override
  public Optional<Comparison> comparison(String key) {
    return database.read(c -> ComparisonTable.find(c, key)).stream()
        .findFirst()
        .flatMap(
            row ->
                row.values() == null
                    ? large.open(key).map(row::with)
                    : Optional.of(row.with(row.values())));
  }

  @Override
  public void saveNeuroids(String data, List<Neuroid> neuroids) {
    database.write(
        c -> {
          NeuroidTable.save(c, data, neuroids);
          return null;
        });
  }

  @Override
  public Optional<List<Neuroid>> neuroids(String data) {
    return database.read(c -> NeuroidTable.find(c, data)).stream().findFirst();
  }

  @Override
  public void saveCeiling(String key, Optional<Ceiling> ceiling) {
    database.write(
        c -> {
          CeilingTable.save(c, key, ceiling);
          return null;
        });
  }

  @Override
  public Optional<Optional<Ceiling>> ceiling(String key) {
    return database.read(c -> CeilingTable.find(c, key)).stream().findFirst();
  }

  @Override
  public void finish(Job job, Outcome outcome) {
    database.write(
        c -> {
          ResultTables.replace(c, outcome);
          JobTable.save(c, job);
          return null;
        });
  }

  @Override
  public List<Outcome> results(ResultQuery query) {
    return database.read(c -> ResultTables.find(c, query));
  }

  @Override
  public Optional<Outcome> result(String id) {
    return database.read(c -> ResultTables.find(c, id)).stream().findFirst();
  }

  @Override
  public Optional<Evaluated> evaluated(String content) {
    return database.read(c -> EvaluationTable.found(c, content)).stream().findFirst();
  }
}
