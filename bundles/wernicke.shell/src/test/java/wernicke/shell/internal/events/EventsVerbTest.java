package wernicke.shell.internal.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;
import wernicke.api.console.Candidate;
import wernicke.api.console.Exit;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.RequestAccepted;
import wernicke.shell.internal.catalog.Lookup;
import wernicke.shell.internal.completion.Completion;
import wernicke.shell.internal.testing.Shell;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.Plugins;
import wernicke.testing.console.TestTerminal;

@Timeout(60)
class EventsVerbTest {
  private final FakeServices services = Plugins.catalog();
  private final AtomicReference<EventHandler> hearer = new AtomicReference<>();
  private final TestTerminal terminal = new TestTerminal();
  private final Shell shell = new Shell(services);

  EventsVerbTest() {
    Lookup lookup = new Lookup(shell.services, shell.arrivals);
    shell.with(new EventsVerb(this::hear, shell.services, lookup));
  }

  private EventFeed.Hearing hear(EventHandler handler) {
    hearer.set(handler);
    return () -> hearer.set(null);
  }

  private void say(WernickeEvent event) {
    hearer.get().handleEvent(new Event(event.topic(), event.properties()));
  }

  @Test
  void itIsFollowedUntilWhoeverFollowsGoes() throws Exception {
    CompletableFuture<Integer> status =
        CompletableFuture.supplyAsync(() -> shell.run(terminal, "events --topic request/*"));
    while (!terminal.errText().contains("listening to wernicke/request/*; Ctrl-C ends it\n")) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    say(new RequestAccepted("0123456789"));
    while (!terminal.outText().contains("request/ACCEPTED")) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(status).isNotDone();
    terminal.leave();
    assertThat(status.get()).isEqualTo(Exit.INTERRUPTED);
    assertThat(hearer).hasNullValue();
  }

  @Test
  void aTopicThatNoEventHasIsRefused() {
    assertThat(shell.run(terminal, "events --topic jib/*")).isEqualTo(Exit.USAGE);
    assertThat(shell.run(terminal, "events --topic wernicke/job/CHANGES")).isEqualTo(Exit.USAGE);
    assertThat(terminal.errText())
        .contains(
            "unknown topic 'jib/*': did you mean job/*?",
            "unknown topic 'job/CHANGES': did you mean job/CHANGED?");
    assertThat(hearer).hasNullValue();
  }

  @Test
  void topicsAreCompleted() {
    Completion completion = new Completion(shell.verbs::known, shell.services);
    assertThat(completion.words(List.of("events", "--topic", ""), 2))
        .extracting(Candidate::word)
        .contains("job/*", "job/CHANGED", "evaluation/COMPLETED")
        .allMatch(word -> !word.startsWith("wernicke/"));
  }
}
