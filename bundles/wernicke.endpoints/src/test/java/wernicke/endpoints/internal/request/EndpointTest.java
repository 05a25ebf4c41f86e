package wernicke.endpoints.internal.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import wernicke.api.PluginException;
import wernicke.api.catalog.Plugin;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.CeilingCompleted;
import wernicke.api.event.WernickeEvent.DescriptionRequested;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.event.WernickeEvent.RequestAccepted;
import wernicke.api.event.WernickeEvent.RequestCancelled;
import wernicke.api.event.WernickeEvent.RequestFailed;
import wernicke.api.event.WernickeEvent.RequestProgress;
import wernicke.endpoints.internal.TestLimits;

/** One endpoint with plugins that behave well and badly. */
class EndpointTest {
  private static final long FAR = Long.MAX_VALUE / 4;

  private final BlockingQueue<WernickeEvent> said = new LinkedBlockingQueue<>();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch release = new CountDownLatch(1);

  @AfterEach
  void stop() {
    release.countDown();
    timer.shutdownNow();
  }

  @Test
  void answersEachRequestOnceInOrder() throws Exception {
    Endpoint endpoint = endpoint(this::block, 10);
    ask(endpoint, "a", FAR);
    ask(endpoint, "b", FAR);
    ask(endpoint, "b", FAR); // the same request again while it is pending
    release.countDown();
    assertThat(next().request()).isEqualTo("a");
    assertThat(next().request()).isEqualTo("b");
    assertNothingMore();
  }

  @Test
  void theHandlerReturnsWhileThePluginWorks() throws Exception {
    Endpoint endpoint = endpoint(this::block, 10);
    ask(
        endpoint, "slow",
        FAR); // would not return if the handler waited: the plugin is released only below
    assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(said).containsExactly(new RequestAccepted("slow"));
    release.countDown();
    assertThat(next()).isInstanceOf(CeilingCompleted.class);
  }

  @Test
  void badInputIsOneLineAndDefectsAreNamed() throws Exception {
    Endpoint rejecting =
        endpoint(
            (request, task) -> {
              throw new PluginException("row 3 is empty");
            },
            10);
    ask(rejecting, "a", FAR);
    assertThat(failure()).isEqualTo(new RequestFailed("a", Reason.REJECTED, "row 3 is empty"));
    Endpoint broken =
        endpoint(
            (request, task) -> {
              throw new NoClassDefFoundError("gone/Away");
            },
            10);
    ask(broken, "b", FAR);
    RequestFailed defect = failure();
    assertThat(defect.reason()).isEqualTo(Reason.DEFECT);
    assertThat(defect.message()).contains("model 'm'", "gone/Away").doesNotContain("\n");
    ask(broken, "c", FAR);
    assertThat(failure().request()).isEqualTo("c");
  }

  @Test
  void aPluginThatLeavesAnswersAllItsRequestsAsDeparted() throws Exception {
    Endpoint endpoint = endpoint(this::block, 10);
    ask(endpoint, "running", FAR);
    ask(endpoint, "queued", FAR);
    entered.await();
    endpoint.close();
    assertThat(List.of(failure(), failure()))
        .allMatch(f -> f.reason() == Reason.DEPARTED)
        .extracting(RequestFailed::request)
        .containsExactlyInAnyOrder("running", "queued");
    release.countDown();
    ask(endpoint, "late", FAR);
    assertThat(failure()).isEqualTo(new RequestFailed("late", Reason.DEPARTED, "model 'm' left"));
    assertNothingMore();
  }

  @Test
  void cancellationReachesARunningAndAQueuedRequest() throws Exception {
    Endpoint endpoint = endpoint(this::block, 10);
    ask(endpoint, "running", FAR);
    ask(endpoint, "queued", FAR);
    entered.await();
    say(endpoint, new RequestCancelled("queued"));
    say(endpoint, new RequestCancelled("running"));
    assertThat(List.of(failure(), failure()))
        .allMatch(f -> f.reason() == Reason.CANCELLED)
        .extracting(RequestFailed::request)
        .containsExactly("queued", "running");
  }

  @Test
  void aPluginThatIgnoresItsDeadlineLosesItsWorkerButNotItsQueue() throws Exception {
    Endpoint endpoint =
        endpoint(
            (request, task) ->
                request.request().equals("stuck") ? ignoreInterrupts(request) : answer(request),
            10);
    ask(endpoint, "stuck", System.currentTimeMillis() + 50);
    assertThat(failure().reason()).isEqualTo(Reason.TIMEOUT);
    ask(endpoint, "next", FAR);
    assertThat(next()).isInstanceOf(CeilingCompleted.class);
    assertThat(release.getCount()).as("the stuck call is still stuck").isEqualTo(1);
  }

  @Test
  void aFullQueueRefuses() throws Exception {
    Endpoint endpoint = endpoint(this::block, 1);
    ask(endpoint, "running", FAR);
    entered.await();
    ask(endpoint, "queued", FAR);
    ask(endpoint, "surplus", FAR);
    RequestFailed refused = failure();
    assertThat(refused.request()).isEqualTo("surplus");
    assertThat(refused.message()).contains("too many requests");
  }

  /** Cancelled and overdue at once: one new worker, never two beside each other. */
  @Test
  void aStuckPluginIsGivenUpOnceAndItsQueueKeepsItsOrder() throws Exception {
    List<String> order = new CopyOnWriteArrayList<>();
    AtomicInteger inside = new AtomicInteger();
    Endpoint endpoint =
        endpoint(
            (request, task) -> {
              if (request.request().equals("stuck")) {
                return ignoreInterrupts(request);
              }
              assertThat(inside.incrementAndGet()).isEqualTo(1);
              order.add(request.request());
              Thread.sleep(1); // a second worker would be seen inside
              inside.decrementAndGet();
              return answer(request);
            },
            100);
    ask(endpoint, "stuck", System.currentTimeMillis() + 50);
    List<String> asked = IntStream.range(0, 50).mapToObj(i -> "r" + i).toList();
    asked.forEach(request -> ask(endpoint, request, FAR));
    say(endpoint, new RequestCancelled("stuck"));
    for (int i = 0; i < 51; i++) {
      assertThat(next()).isNotNull();
    }
    assertThat(order).isEqualTo(asked);
    assertThat(endpoint.stuck()).isEqualTo(1);
  }

  @Test
  void aPluginWithoutASignOfLifeIsGivenUpAndGivesItsPermitBack() throws Exception {
    Semaphore permits = new Semaphore(1);
    Endpoint endpoint =
        endpoint(
            (request, task) -> {
              task.acquire(permits);
              return request.request().equals("stuck")
                  ? ignoreInterrupts(request)
                  : answer(request);
            },
            10);
    ask(endpoint, "stuck", FAR);
    ask(endpoint, "next", FAR);
    RequestFailed failed = (RequestFailed) lookAfterUntilReply(endpoint);
    assertThat(failed.reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(failed.message())
        .startsWith("model 'm' gave no sign of life for 1 s and was given up")
        .contains("recordingSilenceSeconds in etc/wernicke.endpoints.json");
    assertThat(next()).isEqualTo(new CeilingCompleted("next", null));
    assertThat(release.getCount()).as("the stuck call is still stuck").isEqualTo(1);
  }

  /** Neither waiting for a permit nor work that reports is silence. */
  @Test
  void whoReportsOrWaitsIsNotGivenUp() throws Exception {
    Semaphore permits = new Semaphore(0);
    Endpoint waiting =
        endpoint(
            (request, task) -> {
              entered.countDown();
              task.acquire(permits);
              return answer(request);
            },
            10);
    Endpoint reporting =
        endpoint(
            (request, task) -> {
              while (release.getCount() > 0) {
                task.report(0, "busy");
              }
              return answer(request);
            },
            10);
    ask(waiting, "waits", FAR);
    ask(reporting, "works", FAR);
    entered.await();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1500); // longer than the limit
    while (System.nanoTime() < end) {
      waiting.lookAfter();
      reporting.lookAfter();
      Thread.sleep(20);
    }
    assertThat(said).noneMatch(Reply.class::isInstance);
    release.countDown();
    permits.release();
    said.removeIf(event -> !(event instanceof Reply));
    assertThat(List.of(next().request(), next().request()))
        .containsExactlyInAnyOrder("waits", "works");
  }

  /** Between two looks at the clock only a leap is news: what was kept from before. */
  @Test
  void aLeapIsToldAtOnce() throws Exception {
    Endpoint endpoint =
        endpoint(
            (request, task) -> {
              task.report(0, "loads");
              task.report(0.7, "goes on");
              return answer(request);
            },
            10);
    ask(endpoint, "leaps", FAR);
    while (said.stream().noneMatch(Reply.class::isInstance)) {
      Thread.sleep(5);
    }
    assertThat(said)
        .contains(
            new RequestProgress("leaps", 0, "loads"), new RequestProgress("leaps", 0.7, "goes on"));
  }

  private Reply lookAfterUntilReply(Endpoint endpoint) throws InterruptedException {
    for (int i = 0; i < 3000; i++) {
      endpoint.lookAfter();
      Optional<WernickeEvent> reply = said.stream().filter(Reply.class::isInstance).findFirst();
      if (reply.isPresent()) {
        return next();
      }
      Thread.sleep(10);
    }
    throw new AssertionError("never given up");
  }

  // ---- helpers ----

  private interface Answer {
    Reply answer(Request request, Task task) throws InterruptedException;
  }

  private Endpoint endpoint(Answer answer, int queue) {
    Plugin plugin = new Plugin(Plugin.Kind.MODEL, "m", "", "bundle", "1", "code", List.of(), null);
    Service service =
        new Service() {
          @Override
          public Plugin plugin() {
            return plugin;
          }

          @Override
          public String property() {
            return "model";
          }

          @Override
          public List<String> topics() {
            return List.of("wernicke/description/REQUESTED");
          }

          @Override
          public Reply answer(Request request, Task task) throws InterruptedException {
            return answer.answer(request, task);
          }
        };
    return new Endpoint(service, new Bus(new Admin(said)), timer, new Allowance(limits(queue)));
  }

  private Reply block(Request request, Task task) throws InterruptedException {
    entered.countDown();
    release.await();
    return answer(request);
  }

  private Reply ignoreInterrupts(Request request) {
    while (release.getCount() > 0) {
      Thread.onSpinWait();
    }
    return answer(request);
  }

  private static Reply answer(Request request) {
    return new CeilingCompleted(request.request(), null);
  }

  private static void ask(Endpoint endpoint, String request, long deadline) {
    say(endpoint, new DescriptionRequested(request, deadline, 1, "m"));
  }

  private static void say(Endpoint endpoint, WernickeEvent event) {
    endpoint.handleEvent(new Event(event.topic(), event.properties()));
  }

  private Limits limits(int queue) {
    return TestLimits.of(Map.of("queue", queue, "recordingSilenceSeconds", 1));
  }

  /** The next reply; acceptance and progress are none. */
  private Reply next() throws InterruptedException {
    WernickeEvent event = said.poll(30, TimeUnit.SECONDS);
    while (event != null && !(event instanceof Reply)) {
      event = said.poll(30, TimeUnit.SECONDS);
    }
    return (Reply) event;
  }

  private RequestFailed failure() throws InterruptedException {
    return (RequestFailed) next();
  }

  private void assertNothingMore() throws InterruptedException {
    WernickeEvent event = said.poll(200, TimeUnit.MILLISECONDS);
    while (event instanceof RequestAccepted) {
      event = said.poll(200, TimeUnit.MILLISECONDS);
    }
    assertThat(event).isNull();
  }

  private record Admin(BlockingQueue<WernickeEvent> said) implements EventAdmin {
    @Override
    public void postEvent(Event event) {
      said.add(WernickeEvent.of(event.getTopic(), event::getProperty).orElseThrow());
    }

    @Override
    public void sendEvent(Event event) {
      throw new AssertionError(
          "nobody may wait for handlers: " + Map.of("topic", event.getTopic()));
    }
  }
}
