package wernicke.scorer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wernicke.api.Ceiling;
import wernicke.api.Comparison;
import wernicke.api.CrossValidation;
import wernicke.api.Matrix;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.CeilingCompleted;
import wernicke.api.event.WernickeEvent.CeilingRequested;
import wernicke.api.event.WernickeEvent.ComparisonCompleted;
import wernicke.api.event.WernickeEvent.ComparisonRequested;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;
import wernicke.api.job.Score;

/** Each reason is the true one. */
@Timeout(60)
class ReasonsTest {
  private final World world = new World();
  private final Scorer scorer = world.start(ScorerTest.settings(4));

  @AfterEach
  void stop() {
    world.close();
  }

  private Score score(List<String> layers, String cv) throws InterruptedException {
    AlignmentSpec spec = AlignmentSpec.of("m", "Toy-ridge").onLayers(layers);
    Job job = scorer.submit(cv.isEmpty() ? spec : spec.under(CrossValidation.parse(cv)));
    ScorerTest.await(() -> scorer.find(job.id()).orElseThrow().state() == JobState.DONE);
    return world.journal.score(scorer.find(job.id()).orElseThrow().result()).orElseThrow();
  }

  private WernickeEvent without(Request request) {
    return request instanceof CeilingRequested
        ? new CeilingCompleted(request.request(), Ceiling.none("one subject"))
        : world.answer(request);
  }

  @Test
  void aScoreThatIsWholeNeedsNone() throws Exception {
    assertThat(score(List.of(), "").reasons()).isEmpty();
  }

  @Test
  void layersThatWereNotAskedFor() throws Exception {
    assertThat(score(List.of("two"), "").reasons())
        .isEqualTo(Map.of("layers", "1 of the model's 2: --layers left the others out"));
    assertThat(score(List.of("one", "two"), "").reasons()).isEmpty();
  }

  @Test
  void noCeiling() throws Exception {
    world.plugin = this::without;
    assertThat(score(List.of(), "").reasons())
        .isEqualTo(Map.of("score", "no ceiling to divide by"));
  }

  @Test
  void foldsThatCannotBeSplitAgain() throws Exception {
    assertThat(score(List.of(), "contiguous:2:gap=0").reasons())
        .isEqualTo(Map.of("nested", "the training rows of 2 folds cannot be split again"));
    assertThat(score(List.of(), "none").reasons().get("nested"))
        .startsWith("a layer is chosen on other splits");
    assertThat(score(List.of("two"), "none").reasons()).containsOnlyKeys("layers");
  }

  @Test
  void whatDoesNotVary() throws Exception {
    float[] values = new float[27];
    java.util.Arrays.fill(values, Float.NaN);
    world.plugin =
        request ->
            request instanceof ComparisonRequested c && c.layer().equals("one")
                ? new ComparisonCompleted(
                    request.request(), new Comparison(Matrix.of(9, 3, values), 6, Map.of()))
                : world.answer(request);
    Score score = score(List.of(), "");
    assertThat(score.reasons()).containsOnlyKeys("one");
    assertThat(score.bestLayer()).isEqualTo("two");
  }
}
