package wernicke.endpoints.internal.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Capability;
import wernicke.api.Draft;
import wernicke.api.Evaluated;
import wernicke.api.Evaluated.Measurement;
import wernicke.api.Evaluation;
import wernicke.api.EvaluationInfo;
import wernicke.api.Matrix;
import wernicke.api.ModelInfo;
import wernicke.api.NextTokens;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Respondent;
import wernicke.api.Stimuli;
import wernicke.api.catalog.Plugin;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.EvaluationCompleted;
import wernicke.api.event.WernickeEvent.EvaluationRequested;
import wernicke.api.event.WernickeEvent.NextTokensCompleted;
import wernicke.api.event.WernickeEvent.NextTokensRequested;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.event.WernickeEvent.RequestFailed;
import wernicke.endpoints.internal.request.Bus;
import wernicke.endpoints.internal.request.Service;
import wernicke.endpoints.internal.request.Task;
import wernicke.testing.MemoryMaterials;
import wernicke.testing.MemoryRecordings;

class EvaluationServiceTest {
  private static final ModelInfo MODEL =
      new ModelInfo("m", "f", 1, List.of(), 1, 0, "tokenizer", "weights");

  private final MemoryMaterials materials = new MemoryMaterials();
  private final EvaluationRequested request =
      new EvaluationRequested(
          "1", Long.MAX_VALUE, 7, "loss", Map.of(), MODEL, materials.put(toy()), "key");
  private final List<WernickeEvent> said = new ArrayList<>();

  private static Assembly toy() {
    Stimuli stimuli = new Stimuli("Toy", List.of(new Part("a text", "1", -1)), List.of());
    Matrix none = Matrix.of(0, 0, new float[0]);
    return new Assembly("Toy", stimuli, List.of(), none, List.of(), Alignment.DIRECT, Map.of());
  }

  /** Asks the model for the first part's loss. */
  private static final class Loss implements Evaluation {
    @Override
    public EvaluationInfo info() {
      return new EvaluationInfo("loss", "", "", "Toy", Set.of(Capability.NEXT_TOKENS));
    }

    @Override
    public Evaluated evaluate(Respondent model, Stimuli stimuli, Progress progress, Draft draft) {
      NextTokens found = model.nextTokens(List.of(stimuli.parts().get(0).text())).get(0);
      return new Evaluated(
          List.of(new Measurement("", "loss", "", found.nats(), found.predicted())), Map.of());
    }
  }

  private Reply answer(Function<Request, CompletableFuture<Reply>> model) {
    Plugin plugin = Plugin.of("loss", new Loss().info(), "b", "1", "code");
    EvaluationService service =
        new EvaluationService(
            plugin,
            new Loss(),
            new Shelves(new MemoryRecordings(), materials),
            (asked, news) -> {
              said.add(asked);
              return model.apply(asked);
            });
    Task task = new Task(request, service, new Bus(new Admin()));
    return service.answer(request, task);
  }

  private static final class Admin implements org.osgi.service.event.EventAdmin {
    @Override
    public void postEvent(org.osgi.service.event.Event event) {}

    @Override
    public void sendEvent(org.osgi.service.event.Event event) {}
  }

  private static Function<Request, CompletableFuture<Reply>> saying(Function<String, Reply> reply) {
    return request -> CompletableFuture.completedFuture(reply.apply(request.request()));
  }

  @Test
  void theModelIsAskedByAnEvent() {
    Reply reply =
        answer(saying(id -> new NextTokensCompleted(id, List.of(new NextTokens(2.5, 3, 4)))));
    assertThat(reply)
        .isEqualTo(
            new EvaluationCompleted(
                "1", new Evaluated(List.of(new Measurement("", "loss", "", 2.5, 3)), Map.of())));
    assertThat(said)
        .singleElement()
        .isInstanceOfSatisfying(
            NextTokensRequested.class,
            asked -> {
              assertThat(asked.model()).isEqualTo("m");
              assertThat(asked.weights()).isEqualTo("weights");
              assertThat(materials.texts(asked.texts())).containsExactly("a text");
              assertThat(asked.job()).isEqualTo(7);
              assertThat(asked.key()).hasSize(64);
            });
  }

  @Test
  void aModelThatLeftIsWaitedForByTheJob() {
    for (Reason reason : List.of(Reason.DEPARTED, Reason.ABSENT)) {
      assertThatThrownBy(() -> answer(saying(id -> new RequestFailed(id, reason, "it left"))))
          .isInstanceOf(Service.Departed.class)
          .hasMessage("it left");
    }
  }

  @Test
  void whatTheModelRefusesIsRefused() {
    assertThatThrownBy(
            () -> answer(saying(id -> new RequestFailed(id, Reason.REJECTED, "it cannot"))))
        .isInstanceOf(PluginException.class)
        .hasMessage("it cannot");
  }

  @Test
  void anInterruptedEvaluationWithdrawsItsRequest() {
    CompletableFuture<Reply> never = new CompletableFuture<>();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> answer(request -> never)).isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(never).isCancelled();
  }
}
