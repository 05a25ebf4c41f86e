package wernicke.scorer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import wernicke.api.Capability;
import wernicke.api.Evaluated;
import wernicke.api.Evaluated.Measurement;
import wernicke.api.EvaluationInfo;
import wernicke.api.catalog.Plugin;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.EvaluationCompleted;
import wernicke.api.event.WernickeEvent.EvaluationRequested;
import wernicke.api.event.WernickeEvent.PluginArrived;
import wernicke.api.event.WernickeEvent.PluginDeparted;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.event.WernickeEvent.RequestCancelled;
import wernicke.api.event.WernickeEvent.RequestFailed;
import wernicke.api.job.EvaluationResult;
import wernicke.api.job.EvaluationSpec;
import wernicke.api.job.Job;
import wernicke.api.job.JobEstimate;
import wernicke.api.job.JobState;

class EvaluationJobTest {
  private static final EvaluationSpec SPEC = EvaluationSpec.of("m", "loss");
  private static final Evaluated FOUND =
      new Evaluated(
          List.of(new Measurement("", "loss", "nats per token", 3.5, 12)), Map.of("text", "toy"));

  private final World world = new World();
  private Scorer scorer;

  @BeforeEach
  void start() {
    world.add(Kind.MODEL, "m", List.of("states", "next-tokens"), null);
    world.plugins.put("EVALUATIONloss", evaluation());
    world.plugin = this::answer;
    scorer = world.start(ScorerTest.settings(4));
  }

  @AfterEach
  void stop() {
    world.close();
  }

  private static Plugin evaluation() {
    EvaluationInfo info = new EvaluationInfo("loss", "", "", "Toy", Set.of(Capability.NEXT_TOKENS));
    return Plugin.of("loss", info, "bundle", "1", "code");
  }

  private WernickeEvent answer(Request request) {
    return request instanceof EvaluationRequested
        ? new EvaluationCompleted(request.request(), FOUND)
        : world.answer(request);
  }

  private Job await(Job job, JobState state) throws InterruptedException {
    ScorerTest.await(() -> scorer.find(job.id()).orElseThrow().state() == state);
    return scorer.find(job.id()).orElseThrow();
  }

  private EvaluationResult result(Job done) {
    return (EvaluationResult) world.journal.result(done.result()).orElseThrow();
  }

  @Test
  void anEvaluationEndsInWhatItFound() throws InterruptedException {
    Job done = await(scorer.submit(SPEC), JobState.DONE);
    EvaluationResult result = result(done);
    assertThat(result.found()).isEqualTo(FOUND);
    assertThat(result.asked()).isEqualTo(new EvaluationResult.Asked("m", "f", "loss", Map.of()));
    assertThat(result.provenance().job()).isEqualTo(done.id());
    assertThat(result.provenance().fingerprints())
        .containsKeys("weights", "tokenizer", "stimuli", EvaluationResult.CONTENT);
  }

  @Test
  void equalContentIsEvaluatedOnce() throws InterruptedException {
    Job first = await(scorer.submit(SPEC), JobState.DONE);
    Job second = await(scorer.submit(SPEC), JobState.DONE);
    assertThat(second.result()).isEqualTo(first.result());
    assertThat(world.count(EvaluationRequested.class)).isEqualTo(1);
    Job other =
        await(scorer.submit(new EvaluationSpec("m", "loss", Map.of("k", "5"))), JobState.DONE);
    assertThat(other.result()).isNotEqualTo(first.result());
    assertThat(world.count(EvaluationRequested.class)).isEqualTo(2);
  }

  @Test
  void anEvaluationThatIsNotThereIsWaitedFor() throws InterruptedException {
    Plugin loss = world.remove(Kind.EVALUATION, "loss");
    Job job = scorer.submit(SPEC);
    assertThat(await(job, JobState.WAITING).message()).isEqualTo("waits for the evaluation 'loss'");
    world.plugins.put("EVALUATIONloss", loss);
    world.say(new PluginArrived(Kind.EVALUATION, "loss", loss));
    await(job, JobState.DONE);
  }

  @Test
  void anEvaluationThatLeavesIsAskedAgain() throws InterruptedException {
    world.plugin = request -> request instanceof EvaluationRequested ? null : world.answer(request);
    Job job = scorer.submit(SPEC);
    ScorerTest.await(() -> world.count(EvaluationRequested.class) == 1);
    Plugin loss = world.remove(Kind.EVALUATION, "loss");
    world.plugin = this::answer;
    world.say(new PluginDeparted(Kind.EVALUATION, "loss", loss));
    await(job, JobState.WAITING);
    world.plugins.put("EVALUATIONloss", loss);
    world.say(new PluginArrived(Kind.EVALUATION, "loss", loss));
    await(job, JobState.DONE);
    assertThat(world.count(EvaluationRequested.class)).isEqualTo(2);
  }

  @Test
  void aCancelledEvaluationIsWithdrawnAndRetried() throws InterruptedException {
    world.plugin = request -> request instanceof EvaluationRequested ? null : world.answer(request);
    Job job = scorer.submit(SPEC);
    ScorerTest.await(() -> world.count(EvaluationRequested.class) == 1);
    scorer.cancel(job.id());
    await(job, JobState.CANCELLED);
    ScorerTest.await(() -> world.count(RequestCancelled.class) == 1);
    world.plugin = this::answer;
    scorer.retry(job.id());
    await(job, JobState.DONE);
  }

  @Test
  void anUnfinishedEvaluationIsTakenUpAfterARestart() throws InterruptedException {
    world.plugin = request -> request instanceof EvaluationRequested ? null : world.answer(request);
    Job job = scorer.submit(SPEC);
    ScorerTest.await(() -> world.count(EvaluationRequested.class) == 1);
    scorer.deactivate();
    world.plugin = this::answer;
    scorer = world.start(ScorerTest.settings(4));
    assertThat(await(job, JobState.DONE).resumed()).isEqualTo(1);
  }

  @Test
  void whatIsRefusedFailsInItsWords() throws InterruptedException {
    world.plugin =
        request ->
            request instanceof EvaluationRequested
                ? new RequestFailed(request.request(), Reason.REJECTED, "no such text")
                : world.answer(request);
    assertThat(await(scorer.submit(SPEC), JobState.FAILED).message()).isEqualTo("no such text");
  }

  @Test
  void aModelThatCannotDoItIsRefused() throws InterruptedException {
    world.add(Kind.MODEL, "m", List.of("states"), null);
    assertThat(await(scorer.submit(SPEC), JobState.FAILED).message())
        .isEqualTo("model 'm' cannot do next-tokens as loss needs; it can states");
    assertThat(world.count(EvaluationRequested.class)).isZero();
  }

  @Test
  void whatItWouldTakeIsToldWithoutAskingForIt() throws Exception {
    JobEstimate before = scorer.estimate(SPEC).get(20, TimeUnit.SECONDS);
    assertThat(before.passes()).isNegative();
    assertThat(before.high()).isGreaterThan(before.low()).isPositive();
    assertThat(world.count(EvaluationRequested.class)).isZero();
    assertThat(world.journal.jobs()).isEmpty();

    await(scorer.submit(SPEC), JobState.DONE);
    JobEstimate after = scorer.estimate(SPEC).get(20, TimeUnit.SECONDS);
    assertThat(after.passes()).isZero();
    assertThat(after.high()).isZero();
  }

  @Test
  void whatCannotBeToldSaysWhy() {
    world.remove(Kind.EVALUATION, "loss");
    assertThat(scorer.estimate(SPEC))
        .failsWithin(Duration.ofSeconds(20))
        .withThrowableThat()
        .withMessageContaining("the evaluation 'loss' is not there");
    world.plugins.put("EVALUATIONloss", evaluation());
    world.add(Kind.MODEL, "m", List.of("states"), null);
    assertThat(scorer.estimate(SPEC))
        .failsWithin(Duration.ofSeconds(20))
        .withThrowableThat()
        .withMessageContaining("model 'm' cannot do next-tokens as loss needs");
  }
}
