package wernicke.doctor.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import wernicke.api.console.Exit;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;
import wernicke.api.job.Jobs;
import wernicke.console.internal.words.Parser;
import wernicke.testing.Felix;
import wernicke.testing.console.Arrived;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.TestTerminal;

class DoctorTest {
  @TempDir private Path folder;
  private final FakeServices services = new FakeServices();
  private final TestTerminal terminal = new TestTerminal();

  private int run(List<HealthCheck> checks, String... words) throws InterruptedException {
    List<HealthCheck> lowestFirst = new ArrayList<>(checks);
    Collections.reverse(lowestFirst);
    Doctor doctor =
        new Doctor(new Arrived(), new CheckUp(Duration.ofMillis(500))).asking(lowestFirst);
    return doctor.run(Parser.parse(doctor.usage(), List.of(words)), terminal);
  }

  private static HealthCheck check(String area, Finding... findings) {
    return new HealthCheck() {
      @Override
      public String area() {
        return area;
      }

      @Override
      public List<Finding> look() {
        return List.of(findings);
      }
    };
  }

  @Test
  void allWell() throws InterruptedException {
    assertThat(run(List.of(check("java", Finding.fine("java", "Java 17"))))).isEqualTo(Exit.OK);
    assertThat(terminal.outText()).isEqualTo("  area  finding\n  java  Java 17\n");
    assertThat(terminal.errText()).isEqualTo("all is well\n");
  }

  @Test
  void somethingWrongIsMarkedAndFails() throws InterruptedException {
    HealthCheck broken =
        new HealthCheck() {
          @Override
          public String area() {
            return "disk";
          }

          @Override
          public List<Finding> look() {
            throw new IllegalStateException("oops");
          }
        };

    assertThat(run(List.of(check("java", Finding.fine("java", "Java 17")), broken)))
        .isEqualTo(Exit.FAILED);

    assertThat(terminal.outText())
        .isEqualTo(
            """
               area  finding
               java  Java 17
            !  disk  this check failed: java.lang.IllegalStateException: oops, see log/
            """);
    assertThat(terminal.errText()).isEqualTo("1 wrong, marked with !\n");
  }

  @Test
  void checkThatHangsIsAFinding() throws InterruptedException {
    HealthCheck stuck =
        new HealthCheck() {
          @Override
          public String area() {
            return "models";
          }

          @Override
          public List<Finding> look() throws InterruptedException {
            new CountDownLatch(1).await();
            return List.of();
          }
        };

    assertThat(run(List.of(stuck, check("java", Finding.fine("java", "Java 17")))))
        .isEqualTo(Exit.FAILED);

    assertThat(terminal.outText()).contains("!  models  no sign of life within", "java    Java 17");
  }

  @Test
  void json() throws InterruptedException {
    run(List.of(check("java", Finding.wrong("java", "too old"))), "--json");

    assertThat(terminal.outText())
        .isEqualTo(
            "{\"ok\":false,\"findings\":[{\"area\":\"java\",\"wrong\":true,\"text\":\"too"
                + " old\"}]}\n");
  }

  @Test
  void everyCheckRunsOnARealFramework() throws Exception {
    services.home = folder;
    try (Felix felix =
        new Felix(folder.resolve("cache"), Map.of("wernicke.natives", "libtorch 2.7.1"))) {
      felix.services();
      BundleContext context = felix.context();
      context.registerService(Jobs.class, services.jobs(), null);
      List<HealthCheck> checks =
          List.of(
              new HandlersCheck(context),
              new ServicesCheck(context),
              new NativesCheck(context),
              new HomeCheck(services.home()),
              new JavaCheck());
      Doctor doctor = new Doctor(new Arrived(), new CheckUp(CheckUp.MOST)).asking(checks);

      doctor.run(Parser.parse(doctor.usage(), List.of("--json")), terminal);

      JsonObject json = JsonParser.parseString(terminal.outText()).getAsJsonObject();
      assertThat(json.get("findings").toString())
          .contains("Java " + System.getProperty("java.version"))
          .contains("libtorch 2.7.1")
          .contains(folder + ", writable")
          .contains("Jobs is there")
          .contains("Catalog is not there: its bundle is missing or waits");
    }
  }

  @Test
  void noHomeAndAHomeThatIsGoneAreWrong() {
    services.home = folder.resolve("gone");

    assertThat(new HomeCheck(services.home()).look()).anyMatch(Finding::wrong);
    assertThat(new HomeCheck().look())
        .containsExactly(
            Finding.wrong("home", "the store is not running, so the home folder is not known"));
  }

  @Test
  void aHomeThatOthersMayEnterIsWrong() throws IOException {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
    services.home = folder;
    assertThat(new HomeCheck(services.home()).look()).noneMatch(Finding::wrong);

    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
    assertThat(new HomeCheck(services.home()).look())
        .filteredOn(Finding::wrong)
        .extracting(Finding::text)
        .containsExactly(
            folder
                + " is open to other users (rwxr-x---): 'chmod -R go-rwx "
                + folder
                + "' closes it");
  }

  @Test
  void aCheckMayTakeItsOwnTime() throws InterruptedException {
    HealthCheck slow =
        new HealthCheck() {
          @Override
          public String area() {
            return "natives";
          }

          @Override
          public Duration patience() {
            return Duration.ofMillis(1);
          }

          @Override
          public List<Finding> look() throws InterruptedException {
            TimeUnit.MINUTES.sleep(10);
            return List.of();
          }
        };
    CheckUp checkUp = new CheckUp(CheckUp.MOST);
    assertThat(checkUp.of(slow)).singleElement().matches(Finding::wrong);
  }
}
