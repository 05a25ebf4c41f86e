package wernicke.doctor.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.osgi.service.event.EventConstants;
import org.osgi.service.event.EventHandler;
import wernicke.api.health.Finding;
import wernicke.testing.Felix;

@Timeout(60)
class HandlersCheckTest {
  @TempDir private Path folder;

  private static ServiceReference<?> handler(Felix felix, String topic, EventHandler handler) {
    Dictionary<String, Object> properties =
        FrameworkUtil.asDictionary(Map.of(EventConstants.EVENT_TOPIC, new String[] {topic}));
    return felix.context().registerService(EventHandler.class, handler, properties).getReference();
  }

  @Test
  void healthyHandlersAreCounted() throws Exception {
    try (Felix felix =
        new Felix(folder.resolve("c"), Map.of("org.apache.felix.eventadmin.Timeout", "0"))) {
      felix.services();
      handler(felix, "wernicke/request/*", event -> {});
      handler(felix, "wernicke/job/*", event -> {});
      handler(felix, "elsewhere/*", event -> {});

      List<Finding> findings = new HandlersCheck(felix.context()).look();

      assertThat(findings).noneMatch(Finding::wrong);
      assertThat(findings)
          .extracting(Finding::text)
          .containsExactly(
              "no time-out: no handler can be deny-listed",
              "2 handlers: {org.apache.felix.framework=2}",
              "1 of them have had no event yet (or are deny-listed)");
    }
  }

  @Test
  void denyListedHandlerIsFound() throws Exception {
    try (Felix felix =
        new Felix(folder.resolve("c"), Map.of("org.apache.felix.eventadmin.Timeout", "300"))) {
      felix.services();
      ServiceReference<?> slow =
          handler(
              felix,
              "wernicke/*",
              event -> {
                try {
                  TimeUnit.MILLISECONDS.sleep(700);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
              });
      EventAdmin admin =
          felix.context().getService(felix.context().getServiceReference(EventAdmin.class));
      // Felix does not time the first event of a handler.
      admin.sendEvent(new Event("wernicke/request/PROGRESS", Map.of()));
      admin.sendEvent(new Event("wernicke/request/PROGRESS", Map.of()));
      while (slow.getUsingBundles() != null) {
        TimeUnit.MILLISECONDS.sleep(10);
      }

      List<Finding> findings = new HandlersCheck(felix.context()).look();

      assertThat(findings)
          .filteredOn(Finding::wrong)
          .extracting(Finding::text)
          .containsExactly(
              "a handler of org.apache.felix.framework is deny-listed (it took longer than the"
                  + " time-out): restart that bundle");
    }
  }

  @Test
  void missingEventAdminIsWrong() throws Exception {
    try (Felix felix = new Felix(folder.resolve("c"), Map.of())) {
      assertThat(new HandlersCheck(felix.context()).look())
          .singleElement()
          .satisfies(f -> assertThat(f.wrong()).isTrue());
    }
  }

  @Test
  void topicsMatchAsEventAdminMatchesThem() {
    assertThat(HandlersCheck.matches("wernicke/*", "wernicke/request/CANCELLED")).isTrue();
    assertThat(HandlersCheck.matches("*", "wernicke/request/CANCELLED")).isTrue();
    assertThat(HandlersCheck.matches("wernicke/request/CANCELLED", "wernicke/request/CANCELLED"))
        .isTrue();
    assertThat(HandlersCheck.matches("wernicke/req*", "wernicke/request/CANCELLED")).isFalse();
    assertThat(HandlersCheck.matches("wernicke/job/*", "wernicke/request/CANCELLED")).isFalse();
  }
}
