package wernicke.shell.internal.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.osgi.service.event.Event;
import wernicke.api.Evaluated;
import wernicke.api.Evaluated.Measurement;
import wernicke.api.catalog.Plugin;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.EvaluationCompleted;
import wernicke.api.event.WernickeEvent.JobChanged;
import wernicke.api.event.WernickeEvent.JobProgress;
import wernicke.api.event.WernickeEvent.PluginArrived;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.RecordingCompleted;
import wernicke.api.event.WernickeEvent.RequestAccepted;
import wernicke.api.event.WernickeEvent.RequestFailed;
import wernicke.api.event.WernickeEvent.RequestProgress;
import wernicke.api.event.WernickeEvent.StimuliRequested;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Job;
import wernicke.api.job.JobState;
import wernicke.codec.internal.Codec;
import wernicke.testing.console.Plugins;
import wernicke.testing.console.TestTerminal;

class FollowingTest {
  private static final String REQUEST = "0123456789abcdef";
  private static final Job JOB =
      new Job(
          3,
          AlignmentSpec.of("tiny", "Demo-ridge"),
          JobState.RUNNING,
          "recording\u001B[2J",
          Instant.EPOCH,
          Instant.EPOCH,
          0,
          "");

  private final Heard heard = new Heard(8);
  private TestTerminal terminal = new TestTerminal();

  /** Without the time, which is the first column. */
  private List<String> lines(String topic, Optional<ModelFilter> model, WernickeEvent... said)
      throws InterruptedException {
    print(topic, model, false, said);
    return terminal.outText().lines().map(line -> line.substring(14)).toList();
  }

  private void print(String topic, Optional<ModelFilter> model, boolean json, WernickeEvent... said)
      throws InterruptedException {
    Following following = new Following(heard, topic, model, json, terminal);
    for (WernickeEvent event : said) {
      heard.handleEvent(new Event(event.topic(), event.properties()));
      following.next(0);
    }
  }

  private static WernickeEvent asked(String model) {
    return Requests.described(REQUEST, 0, model);
  }

  @Test
  void anEventIsALine() throws InterruptedException {
    assertThat(
            lines(
                "*",
                Optional.empty(),
                new JobChanged(3, JobState.RUNNING, JOB),
                asked("tiny"),
                new RequestAccepted(REQUEST),
                new RequestProgress(REQUEST, 0.5, "passage 3"),
                new RequestFailed(REQUEST, Reason.REJECTED, "weights are truncated"),
                new RecordingCompleted("ffff", "k".repeat(64)),
                new JobProgress(3, 0.25, 30, "recording"),
                new PluginArrived(Plugin.Kind.MODEL, "tiny", Plugins.model("tiny", "states"))))
        .containsExactly(
            "job/CHANGED            model tiny                job 3     running: recording [2J",
            "description/REQUESTED  model tiny                01234567  job=0",
            "request/ACCEPTED       model tiny                01234567",
            "request/PROGRESS       model tiny                01234567  50 %, passage 3",
            "request/FAILED         model tiny                01234567  rejected: weights are"
                + " truncated",
            "recording/COMPLETED                              ffff      key=kkkkkkkkkkkk",
            "job/PROGRESS                                     job 3     25 %, 0:30 left, recording",
            "catalog/ARRIVED        model tiny                          wernicke.model.test 0.1.0");
  }

  @Test
  void whatAnEvaluationFoundIsTold() throws InterruptedException {
    Evaluated found =
        new Evaluated(List.of(new Measurement("", "loss", "nats", 3.5, 12)), Map.of());
    assertThat(lines("*", Optional.empty(), new EvaluationCompleted(REQUEST, found)))
        .singleElement()
        .satisfies(line -> assertThat(line).endsWith("01234567  loss 3.5000 nats"));
  }

  @Test
  void aLineIsCutToTheTerminal() throws InterruptedException {
    terminal = new TestTerminal(Path.of("/somewhere"), 60);
    print("*", Optional.empty(), false, new JobChanged(3, JobState.RUNNING, JOB));
    assertThat(terminal.outText())
        .hasSize(61)
        .contains("  job/CHANGED            tiny  job 3  running: reco")
        .endsWith("…\n");
  }

  @Test
  void onlyOneTopic() throws InterruptedException {
    WernickeEvent accepted = new RequestAccepted(REQUEST);
    WernickeEvent progress = new JobProgress(3, 0, -1, "");
    assertThat(lines("request/*", Optional.empty(), asked("tiny"), accepted, progress))
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("request/ACCEPTED       model tiny"));
    terminal = new TestTerminal();
    assertThat(lines("job/PROGRESS", Optional.empty(), accepted, progress)).hasSize(1);
  }

  @Test
  void onlyOneModel() throws InterruptedException {
    Optional<ModelFilter> tiny =
        Optional.of(new ModelFilter("tiny", id -> Optional.of(JOB).filter(j -> j.id() == id)));
    assertThat(
            lines(
                "*",
                tiny,
                Requests.described("other", 4, "big"),
                new RequestAccepted("other"),
                asked("tiny"),
                new RequestAccepted(REQUEST),
                new JobChanged(3, JobState.RUNNING, JOB),
                new JobProgress(3, 0, -1, ""),
                new JobProgress(4, 0, -1, ""),
                new StimuliRequested("s", 0, 3, "Demo"),
                new PluginArrived(Plugin.Kind.MODEL, "big", Plugins.model("big"))))
        .extracting(line -> line.substring(0, line.indexOf(' ')))
        .containsExactly(
            "description/REQUESTED",
            "request/ACCEPTED",
            "job/CHANGED",
            "job/PROGRESS",
            "stimuli/REQUESTED");
  }

  @Test
  void jsonIsTheRecordAndWhenItWasHeard() throws InterruptedException {
    JobChanged changed = new JobChanged(3, JobState.RUNNING, JOB);
    print("*", Optional.empty(), true, changed);
    assertThat(terminal.outText().lines()).hasSize(1);
    JsonObject json = JsonParser.parseString(terminal.outText()).getAsJsonObject();
    assertThat(Codec.read(json, WernickeEvent.class)).isEqualTo(changed);
    assertThat(json.get("topic").getAsString()).isEqualTo("wernicke/job/CHANGED");
    assertThat(Instant.parse(json.get("time").getAsString())).isAfter(Instant.EPOCH);
  }

  @Test
  void whatIsTooMuchIsCounted() throws InterruptedException {
    for (int i = 0; i < 11; i++) {
      heard.hear(new RequestAccepted("r" + i));
    }
    Following following = new Following(heard, "*", Optional.empty(), false, terminal);
    for (int i = 0; i < 9; i++) {
      following.next(0);
    }
    assertThat(terminal.outText().lines()).hasSize(8);
    assertThat(terminal.errText()).isEqualTo("3 events dropped: they came too fast\n");
  }

  @Test
  void whatIsNoneOfOursIsLeftOut() throws InterruptedException {
    heard.handleEvent(new Event("wernicke/nothing/OF_OURS", Map.of()));
    assertThat(heard.next(0)).isEmpty();
    assertThat(heard.takeDropped()).isZero();
  }
}
