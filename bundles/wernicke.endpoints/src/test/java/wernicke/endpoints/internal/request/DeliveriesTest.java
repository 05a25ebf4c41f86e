package wernicke.endpoints.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.DescriptionRequested;
import wernicke.api.event.WernickeEvent.PluginArrived;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.RequestAccepted;
import wernicke.api.event.WernickeEvent.RequestCancelled;
import wernicke.api.event.WernickeEvent.RequestFailed;

/** Requests that nobody accepts are asked again, or fail. */
class DeliveriesTest {
  private static final DescriptionRequested REQUEST = new DescriptionRequested("r", 0, 1, "m");

  private final List<WernickeEvent> said = new ArrayList<>();
  private final Set<String> served = new HashSet<>(Set.of("m"));
  private long now;
  private final Deliveries deliveries =
      new Deliveries(new Bus(new Admin()), (kind, id) -> served.contains(id), () -> now);

  private final class Admin implements EventAdmin {
    @Override
    public void postEvent(Event event) {
      said.add(WernickeEvent.of(event.getTopic(), event::getProperty).orElseThrow());
    }

    @Override
    public void sendEvent(Event event) {
      throw new AssertionError("nobody may wait for handlers");
    }
  }

  private void pass(long millis) {
    for (long end = now + millis; now < end; now += 100) {
      deliveries.look();
    }
  }

  @Test
  void anAcceptedRequestIsLeftAlone() {
    deliveries.hear(REQUEST);
    deliveries.hear(new RequestAccepted("r"));
    pass(100_000);
    assertThat(said).isEmpty();
  }

  /** Event Admin keeps the order of one thread only. */
  @Test
  void acceptanceMayBeHeardBeforeTheRequest() {
    deliveries.hear(new RequestAccepted("r"));
    deliveries.hear(REQUEST);
    pass(100_000);
    assertThat(said).isEmpty();
  }

  @Test
  void aLostRequestIsAskedAgainUntilItIsAccepted() {
    deliveries.hear(REQUEST);
    pass(Deliveries.AGAIN_MILLIS + 200);
    assertThat(said).containsExactly(REQUEST);
    deliveries.hear(REQUEST); // it hears itself
    deliveries.hear(new RequestAccepted("r"));
    pass(100_000);
    assertThat(said).containsExactly(REQUEST);
  }

  @Test
  void whoArrivesIsAskedAtOnce() {
    served.clear();
    deliveries.hear(REQUEST);
    deliveries.hear(new PluginArrived(Kind.MODEL, "other", null));
    deliveries.hear(new PluginArrived(Kind.METRIC, "m", null));
    assertThat(said).isEmpty();
    deliveries.hear(new PluginArrived(Kind.MODEL, "m", null));
    assertThat(said).containsExactly(REQUEST);
  }

  @Test
  void aRequestToNobodyFailsWithinSeconds() {
    served.clear();
    deliveries.hear(REQUEST);
    pass(Deliveries.ABSENT_MILLIS);
    assertThat(said).isEmpty();
    pass(100_000);
    assertThat(said)
        .containsExactly(
            new RequestFailed(
                "r", Reason.ABSENT, "model 'm' left and is not back: ask again when it is there"));
  }

  @Test
  void aPluginThatIsThereAndDeafFailsToo() {
    deliveries.hear(REQUEST);
    pass(100_000);
    assertThat(said).filteredOn(REQUEST::equals).hasSizeBetween(10, 15);
    assertThat(said.get(said.size() - 1))
        .isInstanceOfSatisfying(
            RequestFailed.class,
            failed -> {
              assertThat(failed.reason()).isEqualTo(Reason.TIMEOUT);
              assertThat(failed.message()).startsWith("model 'm' takes no requests");
            });
  }

  @Test
  void aWithdrawnRequestIsForgotten() {
    served.clear();
    deliveries.hear(REQUEST);
    deliveries.hear(new RequestCancelled("r"));
    pass(100_000);
    assertThat(said).isEmpty();
  }
}
