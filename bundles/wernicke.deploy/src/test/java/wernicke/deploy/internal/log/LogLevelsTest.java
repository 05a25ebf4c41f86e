package wernicke.deploy.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LogLevelsTest {
  private final List<Map<String, String>> applied = new ArrayList<>();

  @Test
  void whatIsConfiguredIsAppliedAtOnceAndTakenBack() {
    LogLevels levels =
        new LogLevels(
            applied::add,
            Map.of(
                "level",
                "WARN",
                "component.name",
                "x",
                "service.pid",
                "wernicke.log",
                "log.target",
                "(a=b)"));
    levels.modified(Map.of("wernicke.scorer", "DEBUG"));
    levels.stop();

    assertThat(applied)
        .containsExactly(Map.of("level", "WARN"), Map.of("wernicke.scorer", "DEBUG"), Map.of());
  }
}
