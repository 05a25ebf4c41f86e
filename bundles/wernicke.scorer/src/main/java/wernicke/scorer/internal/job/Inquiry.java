package wernicke.scorer.internal.job;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import wernicke.api.PluginException;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.RequestFailed;
import wernicke.api.event.WernickeEvent.RequestProgress;
import wernicke.api.job.JobEstimate;
import wernicke.scorer.internal.conversation.Conversation;
import wernicke.scorer.internal.conversation.Purpose;
import wernicke.scorer.internal.conversation.Question;

/**
 * Asks what has to be known before it can be told what a job would take, and tells it. A plugin
 * that is not there is not waited for. Used by the conductor's thread only.
 */
public abstract class Inquiry implements Conversation.Asker {
  private final Desk desk;
  private final CompletableFuture<JobEstimate> answer;

  public Inquiry(Desk desk, CompletableFuture<JobEstimate> answer) {
    this.desk = desk;
    this.answer = answer;
  }

  /** The next thing to ask; empty if all is known. */
  protected abstract Optional<Question> missing();

  /** Keeps an answer. */
  protected abstract void keep(Purpose purpose, Reply reply);

  /** What the job would take, once nothing is missing. */
  protected abstract JobEstimate estimate();

  /** Asks what is missing, or tells what is known. */
  public final void advance() {
    try {
      missing().ifPresentOrElse(this::ask, () -> answer.complete(estimate()));
    } catch (RuntimeException e) {
      leave(e);
    }
  }

  private void ask(Question question) {
    Kind kind = question.kind();
    if (desk.catalog().find(kind, question.plugin()).isEmpty()) {
      fail("the " + kind.label() + " '" + question.plugin() + "' is not there");
    } else {
      desk.conversation().ask(this, question);
    }
  }

  @Override
  public void replied(Purpose purpose, Reply reply) {
    if (reply instanceof RequestFailed failed) {
      fail(failed.message());
      return;
    }
    keep(purpose, reply);
    advance();
  }

  @Override
  public void progressed(Purpose purpose, RequestProgress progress) {
    // these questions are quick
  }

  /** Ends without an answer, in one line. */
  protected final void fail(String message) {
    leave(new PluginException(message));
  }

  private void leave(RuntimeException reason) {
    desk.conversation().leave(this);
    answer.completeExceptionally(reason);
  }
}
