package wernicke.scorer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wernicke.api.MetricSpec;
import wernicke.api.RecordingChanges;
import wernicke.api.catalog.Plugin;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.event.WernickeEvent.ComparisonRequested;
import wernicke.api.event.WernickeEvent.JobProgress;
import wernicke.api.event.WernickeEvent.PluginArrived;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.RecordingRequested;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.event.WernickeEvent.RequestCancelled;
import wernicke.api.event.WernickeEvent.RequestFailed;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Context;
import wernicke.api.job.Job;
import wernicke.api.job.JobSpec;
import wernicke.api.job.JobState;

/** The controls belong to the job: whoever submitted it may go away. */
@Timeout(60)
class ControlsTest {
  private static final JobSpec SPEC = AlignmentSpec.of("m", "Toy-ridge").withControls();

  private final World world = new World();
  private Scorer scorer = world.start(ScorerTest.settings(4));

  @BeforeEach
  void controls() {
    world.add(Kind.MODEL, "length", List.of("states", "control"), null);
    world.add(Kind.MODEL, "position", List.of("states", "control"), null);
    world.add(Kind.MODEL, "unigram", List.of("surprisal", "control"), null);
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    ScorerTest.await(condition);
  }

  private List<JobState> states(long id) {
    return scorer.controls(id).stream().map(Job::state).toList();
  }

  private void awaitControls(long id, JobState state) throws InterruptedException {
    await(() -> states(id).size() == 2 && states(id).stream().allMatch(s -> s == state));
  }

  private void silent(Predicate<Request> requests) {
    world.plugin = request -> requests.test(request) ? null : world.answer(request);
  }

  /**
   * One submission; the controls that fit the benchmark, with the job's metric, all in the store.
   */
  @Test
  void oneSubmissionStoresAll() throws Exception {
    silent(r -> true);
    JobSpec spec =
        AlignmentSpec.of("m", "Toy-ridge")
            .onLayers(List.of("one"))
            .by(MetricSpec.parse("ridge:a=1"))
            .in(Context.parse("corpus"))
            .recorded(RecordingChanges.parse("window=2"))
            .withControls();
    Job job = scorer.submit(spec);
    assertThat(world.journal.controls(job.id()))
        .extracting(Job::spec)
        .containsExactlyInAnyOrder(
            AlignmentSpec.of("length", "Toy-ridge")
                .by(MetricSpec.parse("ridge:a=1"))
                .in(Context.parse("corpus")),
            AlignmentSpec.of("position", "Toy-ridge")
                .by(MetricSpec.parse("ridge:a=1"))
                .in(Context.parse("corpus")));
    assertThat(scorer.list()).hasSize(3);
    scorer.cancel(job.id());
    awaitControls(job.id(), JobState.CANCELLED);
  }

  @Test
  void controlsComeAfterTheirJobAndEndInScores() throws Exception {
    silent(ComparisonRequested.class::isInstance);
    Job job = scorer.submit(SPEC);
    await(() -> world.count(ComparisonRequested.class) == 1);
    assertThat(states(job.id())).containsOnly(JobState.QUEUED);
    scorer.deactivate();
    await(() -> world.count(RequestCancelled.class) == 1);
    world.plugin = world::answer;
    scorer = world.start(ScorerTest.settings(4)); // nobody who submitted is left
    awaitControls(job.id(), JobState.DONE);
    assertThat(scorer.find(job.id()).orElseThrow().state()).isEqualTo(JobState.DONE);
    assertThat(scorer.controls(job.id()))
        .allSatisfy(c -> assertThat(world.journal.score(c.result())).isPresent());
  }

  /** The scorer dies between the job's score and those of its controls. */
  @Test
  void controlsGoOnAfterARestart() throws Exception {
    silent(r -> r instanceof RecordingRequested recording && !recording.model().equals("m"));
    Job job = scorer.submit(SPEC);
    await(() -> world.count(RecordingRequested.class) == 3);
    assertThat(scorer.find(job.id()).orElseThrow().state()).isEqualTo(JobState.DONE);
    scorer.deactivate();
    await(() -> world.count(RequestCancelled.class) == 2);
    world.plugin = world::answer;
    scorer = world.start(ScorerTest.settings(4));
    awaitControls(job.id(), JobState.DONE);
  }

  @Test
  void aJobWithoutScoreNeedsNoControlsAndRetryTakesAllUp() throws Exception {
    world.plugin =
        request ->
            request instanceof RecordingRequested
                ? new RequestFailed(request.request(), Reason.REJECTED, "row 7 is NaN")
                : world.answer(request);
    Job job = scorer.submit(SPEC);
    awaitControls(job.id(), JobState.CANCELLED);
    assertThat(scorer.controls(job.id()).get(0).message())
        .isEqualTo("not needed: job 1 has no score; 'retry 1' takes all up");
    world.plugin = world::answer;
    scorer.retry(job.id());
    awaitControls(job.id(), JobState.DONE);
    assertThat(scorer.find(job.id()).orElseThrow().state()).isEqualTo(JobState.DONE);
  }

  /** Of a job that is done, cancel and retry mean its controls. */
  @Test
  void cancelAndRetryOfWhatIsLeft() throws Exception {
    silent(r -> r instanceof RecordingRequested recording && !recording.model().equals("m"));
    Job job = scorer.submit(SPEC);
    await(() -> world.count(RecordingRequested.class) == 3);
    scorer.cancel(job.id());
    awaitControls(job.id(), JobState.CANCELLED);
    assertThat(scorer.find(job.id()).orElseThrow().state()).isEqualTo(JobState.DONE);
    world.plugin = world::answer;
    scorer.retry(job.id());
    awaitControls(job.id(), JobState.DONE);
  }

  /** Nobody knows which controls fit before the benchmark is there. */
  @Test
  void aBenchmarkThatComesLaterHasItsControlsToo() throws Exception {
    Plugin dataset = world.remove(Kind.DATASET, "Toy");
    Job job = scorer.submit(SPEC);
    await(() -> scorer.find(job.id()).orElseThrow().state() == JobState.WAITING);
    assertThat(scorer.controls(job.id())).isEmpty();
    world.plugins.put(Kind.DATASET + "Toy", dataset);
    world.say(new PluginArrived(Kind.DATASET, "Toy", dataset));
    awaitControls(job.id(), JobState.DONE);
  }

  /** One bar for all: it only grows, and is full when the last control is done. */
  @Test
  void theBarCoversTheControls() throws Exception {
    Job job = scorer.submit(SPEC);
    awaitControls(job.id(), JobState.DONE);
    List<JobProgress> bar =
        world.said.stream()
            .filter(JobProgress.class::isInstance)
            .map(JobProgress.class::cast)
            .filter(p -> p.id() == job.id())
            .toList();
    assertThat(bar).extracting(JobProgress::fraction).isSorted();
    assertThat(bar)
        .extracting(JobProgress::what)
        .contains("recording m on Toy", "control length: recording length on Toy");
    assertThat(bar.stream().filter(p -> p.what().startsWith("control")).findFirst().orElseThrow())
        .satisfies(p -> assertThat(p.fraction()).isLessThan(1))
        .satisfies(p -> assertThat(p.etaSeconds()).isNotNegative());
  }
}
