package wernicke.scorer.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Assembly;
import wernicke.api.Ceiling;
import wernicke.api.Comparison;
import wernicke.api.CrossValidation;
import wernicke.api.Matrix;
import wernicke.api.MetricSpec;
import wernicke.api.Neuroid;
import wernicke.api.PluginException;
import wernicke.api.Recording;
import wernicke.api.RecordingChanges;
import wernicke.api.RecordingSpec;
import wernicke.api.catalog.Plugin;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.CeilingCompleted;
import wernicke.api.event.WernickeEvent.CeilingRequested;
import wernicke.api.event.WernickeEvent.ComparisonCompleted;
import wernicke.api.event.WernickeEvent.ComparisonRequested;
import wernicke.api.event.WernickeEvent.JobChanged;
import wernicke.api.event.WernickeEvent.JobProgress;
import wernicke.api.event.WernickeEvent.PluginArrived;
import wernicke.api.event.WernickeEvent.PluginDeparted;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.RecordingCompleted;
import wernicke.api.event.WernickeEvent.RecordingRequested;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.event.WernickeEvent.RequestCancelled;
import wernicke.api.event.WernickeEvent.RequestFailed;
import wernicke.api.event.WernickeEvent.RequestProgress;
import wernicke.api.health.Finding;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Job;
import wernicke.api.job.JobSpec;
import wernicke.api.job.JobState;
import wernicke.api.job.Score;
import wernicke.api.job.Statistic;
import wernicke.codec.internal.Codec;
import wernicke.scorer.internal.job.Settings;

/** The conversation of one scorer with plugins that come, go, fail and stay silent. */
public class ScorerTest {
  private static final JobSpec SPEC = AlignmentSpec.of("m", "Toy-ridge");

  private final World world = new World();
  private final Settings settings = settings(4);
  private Scorer scorer = world.start(settings);

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void aJobEndsInAScore() throws Exception {
    Job job = await(scorer.submit(SPEC), JobState.DONE);
    Score score = world.journal.score(job.result()).orElseThrow();
    assertThat(score.layers()).extracting(Score.Layer::name).containsExactly("one", "two");
    assertThat(score.bestLayer()).isEqualTo("two");
    // layer two: medians 0.3, 0.5, 0.7
    assertThat(score.raw()).isCloseTo(0.5, within(1e-6));
    assertThat(score.score()).isCloseTo(1.0, within(1e-6));
    // split 0 chooses layer one (0.2), splits 1 and 2 layer two (0.5, 0.7)
    assertThat(score.nested()).isCloseTo(1.4 / 3, within(1e-6));
    assertThat(score.subjects()).containsOnlyKeys("A", "B");
    assertThat(score.subjects().get("A")).isCloseTo(0.45, within(1e-6));
    assertThat(score.subjects().get("B")).isCloseTo(0.8, within(1e-6));
    assertThat(score.error()).isCloseTo(0.175, within(1e-6));
    assertThat(score.notes()).containsEntry("synthetic", "a toy");
    assertThat(score.neuroids()).isEqualTo(3);
  }

  @Test
  void anIntervalOverSubjectsStandsBesideTheRawScore() throws Exception {
    Score score = score(SPEC);
    // A alone 0.45, B alone 0.8; each is drawn twice in a quarter of the samples
    assertThat(score.statistics().get(Statistic.RAW_LOW)).isCloseTo(0.45, within(1e-6));
    assertThat(score.statistics().get(Statistic.RAW_HIGH)).isCloseTo(0.8, within(1e-6));
    assertThat(score.reasons()).doesNotContainKey(Statistic.NO_INTERVAL);
  }

  private Score score(JobSpec spec) throws Exception {
    Job job = await(scorer.submit(spec), JobState.DONE);
    return world.journal.score(job.result()).orElseThrow();
  }

  @Test
  void elevenMeasuresAreElevenNeuroidsAndNoMedianOverTheirUnits() throws Exception {
    world.neuroids =
        List.of(
            new Neuroid("rt", Neuroid.GROUP, Map.of("unit", "ms")),
            new Neuroid("n400", Neuroid.GROUP, Map.of("unit", "µV")),
            new Neuroid("p600", Neuroid.GROUP, Map.of("unit", "µV")));
    Score score = score(SPEC);
    assertThat(score.neuroids()).isEqualTo(3);
    assertThat(score.raw()).isNaN();
    assertThat(score.score()).isNaN();
    assertThat(score.bestLayer()).isEmpty();
    assertThat(score.statistics()).isEmpty();
    assertThat(score.reasons())
        .containsEntry(Statistic.MEASURES, "the neuroids are measured in different units");
    assertThat(world.journal.neuroids(score.fingerprints().get("data")).orElseThrow()).hasSize(3);
  }

  @Test
  void oneNeuroidCanBeChosen() throws Exception {
    Score all = score(SPEC);
    Score one = score(AlignmentSpec.of("m", "Toy-ridge").by(MetricSpec.parse("ridge:neuroid=b1")));
    assertThat(one.id()).isNotEqualTo(all.id());
    assertThat(one.neuroids()).isEqualTo(1);
    assertThat(one.subjects()).containsOnlyKeys("B");
    assertThat(one.settings()).containsExactly(Map.entry("metric", "ridge:neuroid=b1"));
    assertThat(one.reasons()).containsEntry(Statistic.NO_INTERVAL, "there is a single subject");
    Job none =
        await(
            scorer.submit(
                AlignmentSpec.of("m", "Toy-ridge").by(MetricSpec.parse("ridge:neuroid=x"))),
            JobState.FAILED);
    assertThat(none.message()).isEqualTo("Toy has no neuroid or measure 'x'; it has a1, a2, b1");
  }

  @Test
  void aLocalizerNeedsItsStimuliAndGivesOneLayer() throws Exception {
    Job job = scorer.submit(localized("localizer=1"));
    await(job, JobState.WAITING);
    assertThat(scorer.find(job.id()).orElseThrow().message())
        .isEqualTo("waits for the data set 'Fedorenko2010'");
    world.add(Kind.DATASET, "Fedorenko2010", List.of(), null);
    world.say(
        new PluginArrived(
            Kind.DATASET, "Fedorenko2010", world.plugins.get("DATASETFedorenko2010")));
    Job done = await(job, JobState.DONE);
    List<RecordingRequested> asked = all(RecordingRequested.class);
    assertThat(asked).hasSize(2);
    assertThat(asked.get(0).spec()).isEqualTo(RecordingSpec.STATES);
    assertThat(asked.get(0).units()).isNull();
    assertThat(asked.get(1).spec().localizer()).isEqualTo(1);
    assertThat(asked.get(1).units().size()).isEqualTo(1);
    Score score = world.journal.score(done.result()).orElseThrow();
    assertThat(score.layers()).extracting(Score.Layer::name).containsExactly("localized");
    assertThat(score.settings()).containsExactly(Map.entry("localizer", "1"));
  }

  @Test
  void otherRecordingsHaveOtherKeys() throws Exception {
    await(scorer.submit(SPEC), JobState.DONE);
    await(scorer.submit(localized("window=3")), JobState.DONE);
    await(scorer.submit(localized("window=3")), JobState.DONE);
    assertThat(world.count(RecordingRequested.class)).isEqualTo(2);
    Job wrong = await(scorer.submit(localized("decoder-only")), JobState.FAILED);
    assertThat(wrong.message()).startsWith("decoder-only is for surprisal");
  }

  private static JobSpec localized(String recording) {
    return AlignmentSpec.of("m", "Toy-ridge").recorded(RecordingChanges.parse(recording));
  }

  @Test
  void settingsReachTheMetricAndTheKeysOfWhatItFinds() throws Exception {
    await(scorer.submit(SPEC), JobState.DONE);
    await(scorer.submit(with("ridge:pca=3:delays=0..1")), JobState.DONE);
    Job done = await(scorer.submit(with("ridge:delays=0..1:pca=3")), JobState.DONE);
    List<ComparisonRequested> asked = all(ComparisonRequested.class);
    assertThat(asked).hasSize(4);
    assertThat(asked.get(0).settings()).isEmpty();
    assertThat(asked.get(3).settings()).containsExactly(Map.entry("pca", "3"));
    assertThat(asked.get(3).assembly().alignment().delays()).containsExactly(0, 1);
    assertThat(all(CeilingRequested.class)).hasSize(2);
    assertThat(world.journal.score(done.result()).orElseThrow().metric())
        .isEqualTo("ridge:delays=0..1:pca=3");
    assertThatThrownBy(() -> scorer.submit(with("ridge:pca")))
        .hasMessage("metric 'ridge:pca': cannot read 'pca', expected key=value");
  }

  @Test
  void filesThatSettingsNameCountByWhatIsInThem(@TempDir Path folder) throws Exception {
    Path corpus = Files.writeString(folder.resolve("corpus.txt"), "one");
    await(scorer.submit(with("ridge:corpus=" + corpus)), JobState.DONE);
    await(scorer.submit(with("ridge:corpus=" + corpus)), JobState.DONE);
    assertThat(all(ComparisonRequested.class)).hasSize(2);
    Files.writeString(corpus, "another");
    await(scorer.submit(with("ridge:corpus=" + corpus)), JobState.DONE);
    assertThat(all(ComparisonRequested.class)).hasSize(4);
  }

  @Test
  void columnsOfNeuroidsHaveTheirMedianBesideTheScore() throws Exception {
    world.plugin =
        request ->
            request instanceof ComparisonRequested
                ? new ComparisonCompleted(
                    request.request(),
                    new Comparison(
                        Matrix.of(9, 3, new float[27]),
                        6,
                        Map.of(),
                        Map.of("unique", List.of(1.0, 3.0, 7.0), "p", List.of(0.01, 0.01, 0.9))))
                : world.answer(request);
    Job done = await(scorer.submit(SPEC), JobState.DONE);
    assertThat(world.journal.score(done.result()).orElseThrow().statistics())
        .containsEntry("unique", 3.0)
        .containsEntry(Statistic.SIGNIFICANT, 2 / 3.0)
        .doesNotContainKey("p");
  }

  /** The reason is the metric's own, not a guess from the data. */
  @Test
  void whyThereIsNoCeiling() throws Exception {
    assertThat(methodWith(Ceiling.none("the moon is full")))
        .isEqualTo("not available: the moon is full");
    assertThat(methodWith(null)).isEqualTo("not available: metric 'ridge' estimates none");
    assertThat(methodWith(new Ceiling(Double.NaN, "by hand", List.of())))
        .isEqualTo("not available: no neuroid has one (by hand)");
  }

  private String methodWith(Ceiling ceiling) throws InterruptedException {
    world.plugin =
        request ->
            request instanceof CeilingRequested
                ? new CeilingCompleted(request.request(), ceiling)
                : world.answer(request);
    long number = world.count(CeilingRequested.class);
    Job done = await(scorer.submit(with("ridge:number=" + number)), JobState.DONE);
    Score score = world.journal.score(done.result()).orElseThrow();
    assertThat(score.score()).isNaN();
    return score.ceilingMethod();
  }

  private static JobSpec with(String metric) {
    return AlignmentSpec.of("m", "Toy-ridge").by(MetricSpec.parse(metric));
  }

  private <T extends WernickeEvent> List<T> all(Class<T> type) {
    return world.said.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Test
  void controlsAreRecordedOnceAndHandedToTheMetric() throws Exception {
    world.add(Kind.MODEL, "length", List.of("states"), null);
    JobSpec spec = AlignmentSpec.of("m", "Toy-ridge").heldAgainst(List.of("length"));
    await(scorer.submit(spec), JobState.DONE);
    Job again = await(scorer.submit(spec), JobState.DONE);
    List<RecordingRequested> recordings = all(RecordingRequested.class);
    assertThat(recordings).extracting(RecordingRequested::model).containsExactly("m", "length");
    assertThat(all(ComparisonRequested.class))
        .hasSize(2)
        .allSatisfy(
            c -> assertThat(c.controls()).isEqualTo(Map.of("length", recordings.get(1).key())));
    Score score = world.journal.score(again.result()).orElseThrow();
    assertThat(score.settings()).containsExactly(Map.entry("beyond", "length"));
    assertThat(score.layers())
        .extracting(Score.Layer::comparison)
        .allSatisfy(key -> assertThat(world.journal.comparison(key)).isPresent());
    assertThat(world.journal.neuroids(score.fingerprints().get("data")).orElseThrow()).hasSize(3);
  }

  @Test
  void statisticsOfTheBestLayerStandBesideTheScore() throws Exception {
    world.plugin =
        request ->
            request instanceof CeilingRequested
                ? new CeilingCompleted(
                    request.request(), new Ceiling(0.5, "made up", List.of(0.5, 0.25, -1.0)))
                : world.answer(request);
    Job done = await(scorer.submit(SPEC), JobState.DONE);
    Map<String, Double> statistics = world.journal.score(done.result()).orElseThrow().statistics();
    // layer two: splits 0.2, 0.4, 0.6 for a1, 0.1 more for a2, 0.4 more for b1
    assertThat(statistics.get(Statistic.PER_SUBJECT)).isCloseTo((0.45 + 0.8) / 2, within(1e-6));
    assertThat(statistics.get(Statistic.LOW)).isCloseTo(0.45, within(1e-6));
    assertThat(statistics.get(Statistic.HIGH)).isCloseTo(0.8, within(1e-6));
    assertThat(statistics).doesNotContainKey(Statistic.SIGNIFICANT);
    assertThat(statistics.get(Statistic.NOISE_NORMALISED))
        .isCloseTo((0.4 / 0.5 + 0.5 / 0.25) / 2, within(1e-6));
  }

  /** Corrected surprisals stand beside the plain ones, even where they correlate better. */
  @Test
  void correctedSurprisalsAreNeverTheScore() throws Exception {
    world.surprisals();
    Job job = await(scorer.submit(AlignmentSpec.of("m", "Toy-times")), JobState.DONE);
    Score score = world.journal.score(job.result()).orElseThrow();
    assertThat(score.layers())
        .extracting(Score.Layer::name)
        .containsExactly(Recording.SURPRISAL, Recording.CORRECTED);
    assertThat(score.layers().get(1).raw()).isGreaterThan(score.layers().get(0).raw());
    assertThat(score.bestLayer()).isEqualTo(Recording.SURPRISAL);
    assertThat(score.raw()).isEqualTo(score.layers().get(0).raw());
    assertThat(score.nested()).isEqualTo(score.raw());
  }

  @Test
  void aJobForAnAbsentModelWaitsAndGoesOnWhenItArrives() throws Exception {
    Plugin model = world.remove(Kind.MODEL, "m");
    Job job = await(scorer.submit(SPEC), JobState.WAITING);
    assertThat(job.message()).isEqualTo("waits for the model 'm'");
    world.plugins.put(Kind.MODEL + "m", model);
    world.say(new PluginArrived(Kind.MODEL, "m", model));
    await(job, JobState.DONE);
  }

  @Test
  void anUnknownBenchmarkWaitsForADataset() throws Exception {
    Plugin dataset = world.remove(Kind.DATASET, "Toy");
    Job job = await(scorer.submit(SPEC), JobState.WAITING);
    world.plugins.put(Kind.DATASET + "Toy", dataset);
    world.say(new PluginArrived(Kind.DATASET, "Toy", dataset));
    await(job, JobState.DONE);
  }

  @Test
  void aRecordingWhosePluginLeavesIsAskedAgainOfTheNewOne() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    world.plugin =
        request ->
            request instanceof RecordingRequested && asked.incrementAndGet() == 1
                ? new RequestFailed(request.request(), Reason.DEPARTED, "model 'm' left")
                : world.answer(request);
    await(scorer.submit(SPEC), JobState.DONE);
    assertThat(asked).hasValue(2);
  }

  @Test
  void aRequestThatNeverReachedItsPluginIsAskedAgainWhenThePluginLeaves() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    world.plugin =
        request ->
            request instanceof RecordingRequested && asked.incrementAndGet() == 1
                ? null
                : world.answer(request);
    Job job = scorer.submit(SPEC);
    await(() -> asked.get() == 1);
    Plugin model = world.remove(Kind.MODEL, "m");
    world.say(new PluginDeparted(Kind.MODEL, "m", model));
    await(job, JobState.WAITING);
    world.plugins.put(Kind.MODEL + "m", model);
    world.say(new PluginArrived(Kind.MODEL, "m", model));
    await(job, JobState.DONE);
    assertThat(asked).hasValue(2);
  }

  @Test
  void aPluginThatNobodyAnswersForIsWaitedFor() throws Exception {
    Plugin model = world.plugins.get(Kind.MODEL + "m");
    world.plugin =
        request -> {
          if (request instanceof RecordingRequested) {
            world.remove(Kind.MODEL, "m");
            return new RequestFailed(request.request(), Reason.ABSENT, "model 'm' is not there");
          }
          return world.answer(request);
        };
    Job job = await(scorer.submit(SPEC), JobState.WAITING);
    world.plugin = world::answer;
    world.plugins.put(Kind.MODEL + "m", model);
    world.say(new PluginArrived(Kind.MODEL, "m", model));
    await(job, JobState.DONE);
  }

  // ---- layers without a score ----

  /** Layers of that name have no value for any neuroid. */
  private void withoutValue(List<String> layers) {
    world.plugin =
        request -> {
          WernickeEvent answer = world.answer(request);
          if (answer instanceof ComparisonCompleted completed
              && request instanceof ComparisonRequested asked
              && layers.contains(asked.layer())) {
            float[] nothing = new float[completed.comparison().values().rows() * 3];
            Arrays.fill(nothing, Float.NaN);
            return new ComparisonCompleted(
                request.request(),
                new Comparison(Matrix.of(nothing.length / 3, 3, nothing), 6, Map.of()));
          }
          return answer;
        };
  }

  @Test
  void aLayerWithoutAScoreIsNamedAndNeverTheBest() throws Exception {
    withoutValue(List.of("two"));
    Job job = await(scorer.submit(SPEC), JobState.DONE);
    Score score = world.journal.score(job.result()).orElseThrow();
    assertThat(score.bestLayer()).isEqualTo("one");
    assertThat(score.raw()).isCloseTo(0.4, within(1e-6)); // layer one: medians 0.2, 0.4, 0.6
    assertThat(score.layers().get(1).raw()).isNaN();
    assertThat(score.reasons().get("two")).startsWith("no neuroid has a value in any split");
  }

  @Test
  void withoutAnyScoreTheJobFailsAndNamesTheMetric() throws Exception {
    withoutValue(List.of("one", "two"));
    Job job = await(scorer.submit(SPEC), JobState.FAILED);
    assertThat(job.message())
        .startsWith("metric 'ridge' has no value for any neuroid of any layer of m")
        .doesNotContain("\n");
    assertThat(world.journal.scores()).isEmpty();
  }

  // ---- what the service does to the scorer ----

  @Test
  void anErrorFailsOneJobAndTheOthersGoOn() throws Exception {
    world.journal.broken = true;
    Job job = await(scorer.submit(SPEC), JobState.FAILED);
    assertThat(job.message()).contains("the scorer failed with java.lang.OutOfMemoryError");
    world.journal.broken = false;
    await(scorer.submit(SPEC), JobState.DONE);
  }

  @Test
  void newSettingsTakeEffectWithoutARestart() throws Exception {
    scorer.modified(settings(1));
    world.plugin = request -> request instanceof RecordingRequested ? null : world.answer(request);
    Job first = scorer.submit(SPEC);
    await(() -> world.count(RecordingRequested.class) == 1);
    Job second = scorer.submit(AlignmentSpec.of("m", "Toy-cka"));
    assertThat(scorer.find(second.id()).orElseThrow().state()).isEqualTo(JobState.QUEUED);
    scorer.modified(settings(2));
    await(() -> scorer.find(second.id()).orElseThrow().state() != JobState.QUEUED);
    assertThat(scorer.find(first.id()).orElseThrow().state()).isEqualTo(JobState.RUNNING);
    assertThat(world.count(RequestCancelled.class)).isZero();
  }

  @Test
  void theConductorGivesASignOfLife() throws Exception {
    await(scorer.submit(SPEC), JobState.DONE);
    assertThat(scorer.look())
        .containsExactly(Finding.fine("jobs", "0 run, 0 are queued, 0 wait for a plugin"));
    ScheduledThreadPoolExecutor stuck = new ScheduledThreadPoolExecutor(1);
    CountDownLatch release = new CountDownLatch(1);
    try {
      stuck.execute(() -> awaitQuietly(release));
      assertThat(new SignOfLife(stuck, List.of(), Duration.ofMillis(50)).findings())
          .singleElement()
          .satisfies(finding -> assertThat(finding.wrong()).isTrue())
          .extracting(Finding::text)
          .asString()
          .startsWith("the scorer has not moved for");
    } finally {
      release.countDown();
      stuck.shutdown();
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void afterARestartOnlyWhatIsMissingIsAskedFor() throws Exception {
    world.plugin = request -> request instanceof ComparisonRequested ? null : world.answer(request);
    Job job = scorer.submit(SPEC);
    await(() -> world.count(ComparisonRequested.class) == 1);
    scorer.deactivate(); // as good as killed: the journal says RUNNING
    await(() -> world.count(RequestCancelled.class) == 1);
    assertThat(world.journal.job(job.id()).orElseThrow().state()).isEqualTo(JobState.RUNNING);
    world.plugin = world::answer;
    scorer = world.start(settings);
    Job done = await(job, JobState.DONE);
    assertThat(done.resumed()).isEqualTo(1);
    assertThat(world.count(RecordingRequested.class)).isEqualTo(1);
  }

  @Test
  void aSecondJobOnTheSameDataAsksForNothingThatIsStored() throws Exception {
    Job first = await(scorer.submit(SPEC), JobState.DONE);
    Job second = await(scorer.submit(SPEC), JobState.DONE);
    assertThat(second.result()).isEqualTo(first.result());
    assertThat(world.count(RecordingRequested.class)).isEqualTo(1);
    assertThat(world.count(ComparisonRequested.class)).isEqualTo(2);
    assertThat(world.count(CeilingRequested.class)).isEqualTo(1);
  }

  /** Folds are made by metadata, so a corrected table is scored anew, with the same recording. */
  @Test
  void correctedMetadataMakeOtherData() throws Exception {
    JobSpec byRun = AlignmentSpec.of("m", "Toy-ridge").under(CrossValidation.parse("runs:by=run"));
    await(scorer.submit(byRun), JobState.DONE);
    world.runs = List.of("1", "1", "2", "2", "2", "2");
    await(scorer.submit(byRun), JobState.DONE);
    assertThat(world.count(RecordingRequested.class)).isEqualTo(1);
    List<ComparisonRequested> asked = all(ComparisonRequested.class);
    assertThat(asked).hasSize(4);
    assertThat(firstTest(asked.get(0))).containsExactly(0, 1, 2);
    assertThat(firstTest(asked.get(2))).containsExactly(0, 1);
    assertThat(world.count(CeilingRequested.class)).isEqualTo(2);
  }

  private int[] firstTest(ComparisonRequested asked) {
    Assembly data = world.materials.open(asked.assembly());
    return new ScikitSplits().all(asked.cv(), asked.nested(), data).get(0).test();
  }

  /** Whoever has a request as text, and the store, can answer it. */
  @Test
  void everyRequestIsAShortText() throws Exception {
    Job job = await(scorer.submit(SPEC), JobState.DONE);
    List<Request> asked = all(Request.class);
    assertThat(asked).hasSizeGreaterThan(5);
    for (Request request : asked) {
      String text = Codec.text(request, WernickeEvent.class);
      assertThat(text).hasSizeLessThan(1000);
      assertThat(Codec.read(text, WernickeEvent.class)).isEqualTo(request);
      assertThat(request.job()).isEqualTo(job.id());
    }
  }

  @Test
  void twoJobsShareOneRecordingUnderWay() throws Exception {
    world.plugin = request -> request instanceof RecordingRequested ? null : world.answer(request);
    Job first = scorer.submit(SPEC);
    Job second = scorer.submit(SPEC);
    await(() -> running(first, "recording") && running(second, "recording"));
    await(() -> world.count(RecordingRequested.class) == 1);
    RecordingRequested request =
        (RecordingRequested)
            world.said.stream()
                .filter(RecordingRequested.class::isInstance)
                .findFirst()
                .orElseThrow();
    world.say(world.answer(request));
    await(first, JobState.DONE);
    await(second, JobState.DONE);
    assertThat(world.count(RecordingRequested.class)).isEqualTo(1);
  }

  @Test
  void badInputFailsTheJobAndRetryGoesOn() throws Exception {
    world.plugin =
        request ->
            request instanceof CeilingRequested
                ? new RequestFailed(request.request(), Reason.REJECTED, "row 7 is NaN")
                : world.answer(request);
    Job job = await(scorer.submit(SPEC), JobState.FAILED);
    assertThat(job.message()).isEqualTo("row 7 is NaN");
    world.plugin = world::answer;
    assertThat(scorer.retry(job.id()).state()).isEqualTo(JobState.QUEUED);
    await(job, JobState.DONE);
    assertThat(world.count(RecordingRequested.class)).isEqualTo(1);
    assertThatThrownBy(() -> scorer.retry(job.id()))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("DONE");
  }

  @Test
  void cancellingWithdrawsTheRequest() throws Exception {
    world.plugin = request -> request instanceof RecordingRequested ? null : world.answer(request);
    Job job = scorer.submit(SPEC);
    await(() -> world.count(RecordingRequested.class) == 1);
    scorer.cancel(job.id());
    await(job, JobState.CANCELLED);
    await(() -> world.count(RequestCancelled.class) == 1);
  }

  @Test
  void aModelThatCannotIsRefusedInOneLine() throws Exception {
    world.add(Kind.MODEL, "m", List.of("surprisal"), null);
    Job job = await(scorer.submit(SPEC), JobState.FAILED);
    assertThat(job.message()).contains("cannot record states").doesNotContain("\n");
  }

  @Test
  void anUnknownLayerIsRefusedWithTheKnownOnes() throws Exception {
    Job job =
        await(
            scorer.submit(AlignmentSpec.of("m", "Toy-ridge").onLayers(List.of("three"))),
            JobState.FAILED);
    assertThat(job.message()).contains("'three'", "one, two");
  }

  @Test
  void aFullDiskIsSeenBeforeRecording() throws Exception {
    world.recordings.free(10);
    Job job = await(scorer.submit(SPEC), JobState.FAILED);
    assertThat(job.message()).contains("of disk (10 B free)", "retry");
    assertThat(world.count(RecordingRequested.class)).isZero();
  }

  @Test
  void aJournalThatCannotBeWrittenFailsTheJobButNotTheScorer() throws Exception {
    world.plugin = request -> request instanceof RecordingRequested ? null : world.answer(request);
    Job job = scorer.submit(SPEC);
    await(() -> world.count(RecordingRequested.class) == 1);
    world.journal.full = true;
    world.plugin = world::answer;
    RecordingRequested request =
        (RecordingRequested)
            world.said.stream()
                .filter(RecordingRequested.class::isInstance)
                .findFirst()
                .orElseThrow();
    world.say(world.answer(request));
    Job failed = await(job, JobState.FAILED);
    assertThat(failed.message()).contains("disk full");
    world.journal.full = false;
    await(scorer.submit(SPEC), JobState.DONE);
  }

  @Test
  void moreJobsThanAllowedAreQueued() throws Exception {
    world.close();
    World other = new World();
    other.plugin = request -> request instanceof RecordingRequested ? null : other.answer(request);
    Scorer single = other.start(settings(1));
    Job first = single.submit(SPEC);
    await(() -> other.count(RecordingRequested.class) == 1);
    Job second = single.submit(SPEC);
    assertThat(single.cancel(first.id()).id()).isEqualTo(first.id());
    await(() -> other.count(RecordingRequested.class) == 2);
    assertThat(single.find(second.id()).orElseThrow().state()).isEqualTo(JobState.RUNNING);
    other.close();
    world.start(settings);
  }

  @Test
  void aPluginThatLeavesAgainAndAgainFailsTheJobAtLast() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    world.plugin =
        request -> {
          if (request instanceof RecordingRequested) {
            asked.incrementAndGet();
            return new RequestFailed(request.request(), Reason.DEPARTED, "model 'm' left");
          }
          return world.answer(request);
        };
    Job job = await(scorer.submit(SPEC), JobState.FAILED);
    assertThat(job.message()).isEqualTo("model 'm' left again and again: see the log");
    assertThat(asked).hasValue(101);
  }

  @Test
  void aRecordingThatIsNotInTheStoreFailsTheJob() throws Exception {
    world.plugin =
        request ->
            request instanceof RecordingRequested recording
                ? new RecordingCompleted(request.request(), recording.key())
                : world.answer(request);
    Job job = await(scorer.submit(SPEC), JobState.FAILED);
    assertThat(job.message()).isEqualTo("the recording did not reach the store: retry the job");
    assertThat(world.count(ComparisonRequested.class)).isZero();
  }

  @Test
  void everyChangeIsTold() throws Exception {
    Job job = await(scorer.submit(SPEC), JobState.DONE);
    await(() -> all(JobChanged.class).stream().anyMatch(c -> c.state() == JobState.DONE));
    assertThat(all(JobChanged.class))
        .allSatisfy(c -> assertThat(c.job().state()).isEqualTo(c.state()))
        .extracting(c -> c.id() + " " + c.state() + " " + c.job().message())
        .containsExactly(
            job.id() + " RUNNING begins",
            job.id() + " RUNNING describing m",
            job.id() + " RUNNING loading Toy",
            job.id() + " RUNNING counting the passes of m",
            job.id() + " RUNNING recording m on Toy",
            job.id() + " RUNNING comparing one",
            job.id() + " RUNNING comparing two",
            job.id() + " RUNNING estimating the ceiling of Toy",
            job.id() + " DONE " + job.message());
  }

  @Test
  void progressOfPluginsIsProgressOfTheJob() throws Exception {
    world.plugin =
        request -> {
          if (request instanceof RecordingRequested) {
            world.say(new RequestProgress(request.request(), 0.5, "passage 3 of 6"));
          }
          return world.answer(request);
        };
    await(scorer.submit(SPEC), JobState.DONE);
    await(() -> all(JobChanged.class).stream().anyMatch(c -> c.state() == JobState.DONE));
    List<JobProgress> told = all(JobProgress.class);
    assertThat(told).extracting(JobProgress::fraction).isSorted();
    assertThat(told)
        .filteredOn(p -> p.what().equals("passage 3 of 6"))
        .singleElement()
        .satisfies(p -> assertThat(p.fraction()).isStrictlyBetween(0.0, 1.0))
        .satisfies(p -> assertThat(p.etaSeconds()).isNotNegative());
  }

  /** What an earlier run had recorded and compared is no part of the bar. */
  @Test
  void aJobThatIsTakenUpCountsOnlyWhatItComputesItself() throws Exception {
    world.plugin =
        request ->
            request instanceof ComparisonRequested c && c.layer().equals("two")
                ? null
                : world.answer(request);
    Job job = scorer.submit(SPEC);
    await(() -> world.count(ComparisonRequested.class) == 2);
    scorer.deactivate();
    world.said.clear();
    scorer = world.start(settings);
    await(() -> world.count(ComparisonRequested.class) == 1);
    assertThat(all(JobProgress.class))
        .filteredOn(p -> p.what().equals("comparing two"))
        .singleElement()
        .satisfies(p -> assertThat(p.fraction()).isLessThan(0.9))
        .satisfies(p -> assertThat(p.etaSeconds()).isPositive());
    assertThat(scorer.standing(job.id()).orElseThrow().estimate().orElseThrow().passes()).isZero();
    scorer.cancel(job.id());
  }

  @Test
  void nonsenseIsRefusedAtOnce() {
    assertThatThrownBy(
            () -> scorer.submit(AlignmentSpec.of("m", "b").under(CrossValidation.parse("fold"))))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("unknown cross-validation 'fold'");
    assertThatThrownBy(() -> scorer.cancel(99))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("no job 99");
  }

  // ---- helpers ----

  private boolean running(Job job, String doing) {
    return scorer.find(job.id()).filter(j -> j.message().startsWith(doing)).isPresent();
  }

  private Job await(Job job, JobState state) throws InterruptedException {
    await(() -> scorer.find(job.id()).orElseThrow().state() == state);
    return scorer.find(job.id()).orElseThrow();
  }

  public static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + 20_000_000_000L;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited 20 s").isLessThan(end);
      Thread.sleep(5);
    }
  }

  @SuppressWarnings("BadAnnotationImplementation")
  static Settings settings(int jobs) {
    return new Settings() {
      @Override
      public Class<? extends Annotation> annotationType() {
        return Settings.class;
      }

      @Override
      public int jobs() {
        return jobs;
      }

      @Override
      public int recordingHours() {
        return 1;
      }

      @Override
      public int requestHours() {
        return 1;
      }
    };
  }
}
