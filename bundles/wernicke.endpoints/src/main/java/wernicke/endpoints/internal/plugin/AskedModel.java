package wernicke.endpoints.internal.plugin;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import wernicke.api.Fingerprint;
import wernicke.api.Generated;
import wernicke.api.ModelInfo;
import wernicke.api.NextTokens;
import wernicke.api.PluginException;
import wernicke.api.Respondent;
import wernicke.api.TokenIds;
import wernicke.api.event.Requester;
import wernicke.api.event.WernickeEvent.EvaluationRequested;
import wernicke.api.event.WernickeEvent.GenerationCompleted;
import wernicke.api.event.WernickeEvent.GenerationRequested;
import wernicke.api.event.WernickeEvent.NextTokensCompleted;
import wernicke.api.event.WernickeEvent.NextTokensRequested;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.event.WernickeEvent.RequestFailed;
import wernicke.api.store.Materials;
import wernicke.endpoints.internal.request.Service;
import wernicke.endpoints.internal.request.Task;

/**
 * A model as an evaluation asks it: by events, as everybody does. The evaluation's thread waits.
 *
 * @param evaluation what the evaluation was asked
 * @param materials where the texts go that the model is asked about
 * @param task of the evaluation
 */
public record AskedModel(
    EvaluationRequested evaluation, Materials materials, Requester requester, Task task)
    implements Respondent {
  private static final long TICK_MILLIS = 500;

  @Override
  public ModelInfo info() {
    return evaluation.model();
  }

  @Override
  public List<NextTokens> nextTokens(List<String> texts) {
    Fingerprint key =
        Fingerprint.of("nexttokens/1")
            .add(info().weights())
            .add(info().tokenizer())
            .add(texts.size());
    texts.forEach(key::add);
    Request request =
        new NextTokensRequested(
            id(),
            evaluation.deadline(),
            evaluation.job(),
            info().id(),
            info().weights(),
            materials.put(texts),
            key.hex());
    return reply(request, NextTokensCompleted.class).predicted();
  }

  @Override
  public List<Generated> generated(List<String> prompts, int tokens) {
    Request request =
        new GenerationRequested(
            id(),
            evaluation.deadline(),
            evaluation.job(),
            info().id(),
            materials.put(prompts),
            tokens);
    GenerationCompleted made = reply(request, GenerationCompleted.class);
    return IntStream.range(0, made.texts().size())
        .mapToObj(i -> new Generated(made.texts().get(i), ids(made, i)))
        .toList();
  }

  private static TokenIds ids(GenerationCompleted made, int i) {
    return made.ids().isEmpty() ? TokenIds.UNKNOWN : made.ids().get(i);
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  private <T extends Reply> T reply(Request request, Class<T> type) {
    CompletableFuture<Reply> answer =
        requester.ask(request, news -> task.report(news.fraction(), news.what()));
    try {
      Reply reply = await(answer);
      if (reply instanceof RequestFailed failed) {
        throw failure(failed);
      }
      return type.cast(reply);
    } finally {
      answer.cancel(false);
    }
  }

  /** Looks now and then whether the evaluation is still wanted: its sign of life while it waits. */
  private Reply await(CompletableFuture<Reply> answer) {
    try {
      while (!answer.isDone()) {
        task.check();
        answer.copy().completeOnTimeout(null, TICK_MILLIS, TimeUnit.MILLISECONDS).get();
      }
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a request never fails but by a reply", e);
    }
  }

  private static CancellationException cancelled(InterruptedException cause) {
    CancellationException cancelled = new CancellationException("interrupted");
    cancelled.initCause(cause);
    return cancelled;
  }

  private static RuntimeException failure(RequestFailed failed) {
    return failed.reason() == Reason.DEPARTED || failed.reason() == Reason.ABSENT
        ? new Service.Departed(failed.message())
        : new PluginException(failed.message());
  }
}
