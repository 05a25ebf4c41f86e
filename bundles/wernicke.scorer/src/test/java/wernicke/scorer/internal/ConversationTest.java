package wernicke.scorer.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.DescriptionRequested;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.RecordingCompleted;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.RequestCancelled;
import wernicke.api.event.WernickeEvent.RequestFailed;
import wernicke.api.event.WernickeEvent.RequestProgress;

class ConversationTest {
  private final List<WernickeEvent> bus = new ArrayList<>();
  private final Conversation conversation = new Conversation(bus::add);
  private final Listener first = new Listener();
  private final Listener second = new Listener();

  /** Writes down what it hears. */
  private static final class Listener implements Conversation.Asker {
    private final List<WernickeEvent> heard = new ArrayList<>();

    @Override
    public void replied(String purpose, Reply reply) {
      heard.add(reply);
    }

    @Override
    public void progressed(String purpose, RequestProgress progress) {
      heard.add(progress);
    }
  }

  /** Asks model m, and returns the id of the request that is under way for the purpose. */
  private String ask(Listener asker, String purpose, long deadline) {
    conversation.ask(
        asker, purpose, Kind.MODEL, "m", id -> new DescriptionRequested(id, deadline, "m"));
    return ((DescriptionRequested) bus.get(bus.size() - 1)).request();
  }

  @Test
  void everyRequestHasOneReply() {
    String request = ask(first, "p", 0);
    RequestProgress half = new RequestProgress(request, 0.5, "half");
    RecordingCompleted reply = new RecordingCompleted(request, "key");
    conversation.progress(half);
    conversation.reply(reply);
    conversation.reply(reply);
    conversation.progress(half);
    conversation.reply(new RecordingCompleted("another", "key"));
    assertThat(first.heard).containsExactly(half, reply);
  }

  @Test
  void onePurposeIsAskedOnceForAll() {
    String request = ask(first, "p", 0);
    assertThat(ask(second, "p", 0)).isEqualTo(request);
    assertThat(bus).hasSize(1);
    assertThat(ask(second, "q", 0)).isNotEqualTo(request);
    conversation.reply(new RecordingCompleted(request, "key"));
    assertThat(first.heard).isEqualTo(second.heard).hasSize(1);
    ask(first, "p", 0);
    assertThat(bus).hasSize(3);
  }

  @Test
  void aRequestEndsWhenTheLastAskerLeaves() {
    String request = ask(first, "p", 0);
    ask(second, "p", 0);
    conversation.leave(first);
    assertThat(bus).hasSize(1);
    conversation.leave(second);
    assertThat(bus.get(1)).isEqualTo(new RequestCancelled(request));
    conversation.reply(new RecordingCompleted(request, "key"));
    assertThat(first.heard).isEmpty();
    assertThat(second.heard).isEmpty();
  }

  @Test
  void whatWasAskedOfADepartedPluginFails() {
    String request = ask(first, "p", 0);
    conversation.departed(Kind.METRIC, "m");
    conversation.departed(Kind.MODEL, "n");
    assertThat(first.heard).isEmpty();
    conversation.departed(Kind.MODEL, "m");
    assertThat(first.heard)
        .containsExactly(new RequestFailed(request, Reason.DEPARTED, "model 'm' left"));
    assertThat(bus).endsWith(new RequestCancelled(request));
  }

  @Test
  void whatIsOverdueFails() {
    ask(first, "p", 1000);
    ask(second, "q", 1001);
    conversation.expire(1000);
    assertThat(first.heard).isEmpty();
    conversation.expire(1001);
    assertThat(first.heard)
        .singleElement()
        .isInstanceOfSatisfying(
            RequestFailed.class, f -> assertThat(f.reason()).isEqualTo(Reason.TIMEOUT));
    assertThat(second.heard).isEmpty();
  }
}
