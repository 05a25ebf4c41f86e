package wernicke.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wernicke.api.health.Finding;

class DeploymentsTest {
  @Test
  void whatIsNotNamedIsCounted() {
    List<Finding> findings = Deployments.findings(refused(52));

    assertThat(findings).hasSize(51).allMatch(Finding::wrong);
    assertThat(findings.get(49).text()).startsWith("49.jar is not served: no");
    assertThat(findings.get(50).text()).startsWith("2 more are not served");
  }

  @Test
  void fiftyAreNamed() {
    assertThat(Deployments.findings(refused(50)))
        .hasSize(50)
        .allMatch(f -> f.text().contains("no"));
  }

  @Test
  void allServedIsOneLine() {
    var served = new DropFolder.Status(Path.of("a.jar"), Optional.empty());
    assertThat(Deployments.findings(List.of(served)))
        .containsExactly(Finding.fine("deploy", "1 dropped in, all served"));
  }

  private static List<DropFolder.Status> refused(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new DropFolder.Status(Path.of(i + ".jar"), Optional.of("no")))
        .toList();
  }
}
