package wernicke.endpoints.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.Version;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventHandler;
import wernicke.api.Assembly;
import wernicke.api.Comparison;
import wernicke.api.CrossValidation;
import wernicke.api.CrossValidator;
import wernicke.api.Dataset;
import wernicke.api.DatasetInfo;
import wernicke.api.Matrix;
import wernicke.api.Metric;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.api.catalog.Plugin;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.PluginArrived;
import wernicke.api.health.Finding;
import wernicke.endpoints.internal.request.Permits;
import wernicke.testing.MemoryMaterials;
import wernicke.testing.MemoryRecordings;
import wernicke.testing.Proxies;

/** Plugins that come and go, well-behaved or not. */
class EndpointsTest {
  private final List<EventHandler> handlers = new CopyOnWriteArrayList<>();
  private final Map<ServiceReference<?>, Supplier<Object>> factories = new ConcurrentHashMap<>();
  private final List<String> order = new CopyOnWriteArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private Endpoints endpoints = start(Map.of("introductionSeconds", 1));

  @AfterEach
  void stop() {
    release.countDown();
    endpoints.deactivate();
  }

  private Endpoints start(Map<String, Integer> limits) {
    return new Endpoints(
        context(),
        new Admin(),
        new MemoryRecordings(),
        new MemoryMaterials(),
        (r, news) -> new CompletableFuture<>(),
        noSplits(),
        TestLimits.of(limits));
  }

  private static CrossValidator noSplits() {
    return new CrossValidator() {
      @Override
      public List<Split> outer(CrossValidation cv, Assembly assembly) {
        throw new AssertionError("nothing is compared here");
      }

      @Override
      public List<Split> inner(List<Split> outer) {
        throw new AssertionError("nothing is compared here");
      }
    };
  }

  /** Delivers at once, on the thread that posts; only what the test looks at. */
  private final class Admin implements EventAdmin {
    @Override
    public void postEvent(Event event) {
      WernickeEvent what = WernickeEvent.of(event.getTopic(), event::getProperty).orElseThrow();
      if (what instanceof PluginArrived arrived) {
        boolean listed = endpoints.find(arrived.kind(), arrived.id()).isPresent();
        order.add("announced" + (listed ? "" : " too early"));
      }
    }

    @Override
    public void sendEvent(Event event) {
      throw new AssertionError("nobody may wait for handlers");
    }
  }

  private BundleContext context() {
    return Proxies.of(
        BundleContext.class,
        (method, arguments) ->
            switch (method) {
              case "getService" -> factories.get((ServiceReference<?>) arguments[0]).get();
              case "registerService" -> register((EventHandler) arguments[1]);
              default -> throw new AssertionError("nobody calls " + method);
            });
  }

  private ServiceRegistration<?> register(EventHandler handler) {
    order.add(endpoints.plugins().isEmpty() ? "registered" : "registered too late");
    handlers.add(handler);
    return Proxies.of(
        ServiceRegistration.class,
        (method, arguments) -> {
          handlers.remove(handler);
          return null;
        });
  }

  @SuppressWarnings("unchecked")
  private <T> ServiceReference<T> reference(String id, Supplier<Object> factory) {
    Bundle bundle =
        Proxies.of(
            Bundle.class,
            (method, arguments) ->
                switch (method) {
                  case "getSymbolicName" -> "bundle.of." + id;
                  case "getVersion" -> new Version(1, 0, 0);
                  case "findEntries" -> null;
                  default -> throw new AssertionError("nobody calls " + method);
                });
    Object self = new Object();
    ServiceReference<T> reference =
        Proxies.of(
            ServiceReference.class,
            (method, arguments) ->
                switch (method) {
                  case "getProperty" ->
                      arguments[0].equals("wernicke.id") && !id.isEmpty() ? id : null;
                  case "getBundle" -> bundle;
                  case "hashCode" -> self.hashCode();
                  case "equals" -> arguments[0].hashCode() == self.hashCode();
                  case "toString" -> "reference to " + id;
                  default -> throw new AssertionError("nobody calls " + method);
                });
    factories.put(reference, factory);
    return reference;
  }

  private static final class Still implements Metric {
    @Override
    public Comparison compare(
        Matrix features, Assembly assembly, List<Split> splits, Progress progress) {
      throw new AssertionError("not asked");
    }
  }

  private Object block() {
    boolean interrupted = false;
    while (release.getCount() > 0) {
      try {
        release.await();
      } catch (InterruptedException e) {
        interrupted = true; // as a constructor that reacts to nothing
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return new Still();
  }

  private List<String> ids() {
    return endpoints.plugins().stream().map(Plugin::id).toList();
  }

  private List<String> wrong() {
    return endpoints.look().stream().filter(Finding::wrong).map(Finding::text).toList();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.sleep(10);
    }
  }

  @Test
  void aPluginIsListedWhenItCanBeAskedAndAnnouncedAfterThat() throws Exception {
    endpoints.bindMetric(reference("m", Still::new));
    await(() -> order.size() == 2);
    assertThat(order).containsExactly("registered", "announced");
    assertThat(ids()).containsExactly("m");
  }

  @Test
  void aConstructorThatBlocksStopsNobodyIsNamedAndMayStillAnswer() throws Exception {
    ServiceReference<Metric> slow = reference("slow", this::block);
    endpoints.bindMetric(slow); // returns, although the constructor does not
    endpoints.bindMetric(reference("quick", Still::new));
    await(() -> ids().equals(List.of("quick")));
    await(() -> !wrong().isEmpty());
    assertThat(wrong().get(0))
        .startsWith("metric 'slow' of bundle.of.slow has not said what it is for")
        .contains("its constructor or info() does not return");
    release.countDown();
    await(() -> ids().equals(List.of("quick", "slow")));
    assertThat(wrong()).isEmpty();
  }

  @Test
  void whoLeavesWhileItIsAskedIsNotTaken() throws Exception {
    ServiceReference<Metric> slow = reference("slow", this::block);
    endpoints.bindMetric(slow);
    endpoints.bindMetric(reference("quick", Still::new));
    await(() -> ids().equals(List.of("quick")));
    endpoints.unbindMetric(slow);
    release.countDown();
    endpoints.bindMetric(reference("last", Still::new));
    await(() -> ids().equals(List.of("last", "quick")));
    assertThat(wrong()).isEmpty();
  }

  @Test
  void whateverIsThrownIsAFindingAndDisturbsNobody() throws Exception {
    endpoints.bindDataset(
        reference(
            "big",
            () ->
                new Dataset() {
                  @Override
                  public DatasetInfo info() {
                    throw new OutOfMemoryError("3 GB");
                  }

                  @Override
                  public Assembly load(Progress progress) {
                    throw new AssertionError("not asked");
                  }
                }));
    endpoints.bindMetric(
        reference(
            "old",
            () -> {
              throw new NoClassDefFoundError("gone/Away");
            }));
    endpoints.bindMetric(reference("none", () -> null));
    endpoints.bindMetric(reference("", Still::new));
    endpoints.bindMetric(reference("fine", Still::new));
    await(() -> ids().equals(List.of("fine")) && wrong().size() == 4);
    assertThat(wrong())
        .containsExactly(
            "data set 'big' of bundle.of.big is ignored: it failed with"
                + " java.lang.OutOfMemoryError: 3 GB",
            "metric 'none' of bundle.of.none is ignored: its service could not be made, the log"
                + " has the reason",
            "metric 'old' of bundle.of.old is ignored: it failed with"
                + " java.lang.NoClassDefFoundError: gone/Away",
            "metric of bundle.of. is ignored: it needs the service property wernicke.id");
  }

  @Test
  void theSecondOfAnIdWaitsAndIsNamed() throws Exception {
    ServiceReference<Metric> first = reference("m", Still::new);
    endpoints.bindMetric(first);
    endpoints.bindMetric(reference("m", Still::new));
    await(() -> wrong().size() == 1);
    assertThat(wrong().get(0)).startsWith("two bundles offer the metric 'm'");
    endpoints.unbindMetric(first);
    assertThat(ids()).containsExactly("m");
    assertThat(wrong()).isEmpty();
  }

  @Test
  void aConfigurationTakesEffectWithoutARestart() throws Exception {
    Permits permits = new Permits(1);
    permits.acquire();
    permits.change(3);
    assertThat(permits.availablePermits()).isEqualTo(2);
    permits.change(1);
    permits.release();
    assertThat(permits.availablePermits()).isEqualTo(1);

    ServiceReference<Metric> slow = reference("slow", this::block);
    endpoints.bindMetric(reference("m", Still::new));
    endpoints.bindMetric(slow);
    await(() -> ids().contains("m"));
    EventHandler handler = handlers.get(0);
    endpoints.modified(TestLimits.of(Map.of("introductionSeconds", 1000, "comparisons", 2)));
    assertThat(handlers).containsExactly(handler);
    assertThat(wrong()).isEmpty();
  }
}
