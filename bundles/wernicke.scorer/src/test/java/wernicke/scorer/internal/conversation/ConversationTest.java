package wernicke.scorer.internal.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.DescriptionRequested;
import wernicke.api.event.WernickeEvent.PluginDeparted;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.RecordingCompleted;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.RequestCancelled;
import wernicke.api.event.WernickeEvent.RequestFailed;
import wernicke.api.event.WernickeEvent.RequestProgress;
import wernicke.scorer.internal.ScorerTest;

class ConversationTest implements EventAdmin {
  private static final long LATER = System.currentTimeMillis() + 1_000_000;

  private final List<WernickeEvent> bus = new CopyOnWriteArrayList<>();
  private final Requests requests = new Requests(this, Duration.ZERO);
  private final Conversation conversation = new Conversation(requests, Runnable::run);
  private final Listener first = new Listener();
  private final Listener second = new Listener();

  /** Writes down what it hears. */
  private static final class Listener implements Conversation.Asker {
    private final List<WernickeEvent> heard = new CopyOnWriteArrayList<>();

    @Override
    public void replied(Purpose purpose, Reply reply) {
      heard.add(reply);
    }

    @Override
    public void progressed(Purpose purpose, RequestProgress progress) {
      heard.add(progress);
    }
  }

  @Override
  public void postEvent(Event event) {
    bus.add(WernickeEvent.of(event.getTopic(), event::getProperty).orElseThrow());
  }

  @Override
  public void sendEvent(Event event) {
    throw new AssertionError("nobody may wait for handlers");
  }

  private void say(WernickeEvent event) {
    requests.handleEvent(new Event(event.topic(), event.properties()));
  }

  /** Asks model m, and returns the id of the request that is under way for the purpose. */
  private String ask(Listener asker, String about, long deadline) {
    Purpose purpose = new Purpose(Purpose.Step.DESCRIPTION, about);
    conversation.ask(
        asker,
        new Question(
            Kind.MODEL, "m", purpose, "", id -> new DescriptionRequested(id, deadline, 1, "m")));
    return ((DescriptionRequested) bus.get(bus.size() - 1)).request();
  }

  @Test
  void everyRequestHasOneReply() {
    String request = ask(first, "p", LATER);
    RequestProgress half = new RequestProgress(request, 0.5, "half");
    RecordingCompleted reply = new RecordingCompleted(request, "key");
    say(half);
    say(reply);
    say(reply);
    say(half);
    say(new RecordingCompleted("another", "key"));
    assertThat(first.heard).containsExactly(half, reply);
    assertThat(bus).hasSize(1);
  }

  @Test
  void onePurposeIsAskedOnceForAll() {
    String request = ask(first, "p", LATER);
    assertThat(ask(second, "p", LATER)).isEqualTo(request);
    assertThat(bus).hasSize(1);
    assertThat(ask(second, "q", LATER)).isNotEqualTo(request);
    say(new RecordingCompleted(request, "key"));
    assertThat(first.heard).isEqualTo(second.heard).hasSize(1);
    ask(first, "p", LATER);
    assertThat(bus).hasSize(3);
  }

  @Test
  void aRequestEndsWhenTheLastAskerLeaves() {
    String request = ask(first, "p", LATER);
    ask(second, "p", LATER);
    conversation.leave(first);
    assertThat(bus).hasSize(1);
    conversation.leave(second);
    assertThat(bus.get(1)).isEqualTo(new RequestCancelled(request));
    say(new RecordingCompleted(request, "key"));
    assertThat(first.heard).isEmpty();
    assertThat(second.heard).isEmpty();
  }

  @Test
  void whatWasAskedOfADepartedPluginFails() {
    String request = ask(first, "p", LATER);
    say(new PluginDeparted(Kind.METRIC, "m", null));
    say(new PluginDeparted(Kind.MODEL, "n", null));
    assertThat(first.heard).isEmpty();
    say(new PluginDeparted(Kind.MODEL, "m", null));
    assertThat(first.heard)
        .containsExactly(new RequestFailed(request, Reason.DEPARTED, "model 'm' left"));
    assertThat(bus).endsWith(new RequestCancelled(request));
  }

  @Test
  void whatIsOverdueFails() throws InterruptedException {
    String request = ask(first, "p", System.currentTimeMillis());
    ask(second, "q", LATER);
    ScorerTest.await(() -> !first.heard.isEmpty());
    assertThat(first.heard)
        .singleElement()
        .isInstanceOfSatisfying(
            RequestFailed.class, f -> assertThat(f.reason()).isEqualTo(Reason.TIMEOUT));
    assertThat(bus).contains(new RequestCancelled(request));
    assertThat(second.heard).isEmpty();
  }
}
