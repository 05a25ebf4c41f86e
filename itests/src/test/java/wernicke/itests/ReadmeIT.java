package wernicke.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows works: its plugin is built as it stands there, dropped in and used. */
class ReadmeIT {
  private static final Pattern JAVA = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern VERB =
      Pattern.compile("^\\$ \\./wernicke (\\w+)", Pattern.MULTILINE);

  @Test
  void thePluginOfTheReadme(@TempDir Path home) throws Exception {
    String source = plugin();
    assertThat(source.lines().count()).as("lines of the plugin").isLessThan(40);
    try (Service service = new Service(home)) {
      PluginJar.build(source, "1.0.0", home.resolve("deploy"));
      Outcome score =
          service
              .run("score", "word-length", "Demo-best-feature", "--wait", "--no-controls", "--json")
              .ok();
      assertThat(score.json().get("metric").getAsString()).isEqualTo("best-feature");
      assertThat(score.json().get("raw").getAsDouble()).isBetween(-0.2, 0.3);
      assertThat(service.run("metrics").ok().out()).contains("best-feature");
    }
  }

  @Test
  void everyVerbOfTheReadmeExists(@TempDir Path home) throws Exception {
    try (Service service = new Service(home)) {
      Matcher verbs = VERB.matcher(readme());
      int count = 0;
      while (verbs.find()) {
        assertThat(service.run("help", verbs.group(1)).ok().out()).contains(verbs.group(1));
        count++;
      }
      assertThat(count).isGreaterThan(5);
    }
  }

  private static String plugin() throws Exception {
    Matcher block = JAVA.matcher(readme());
    assertThat(block.find()).as("a Java block in the README").isTrue();
    return block.group(1);
  }

  private static String readme() throws Exception {
    return Files.readString(Places.ROOT.resolve("README.md"));
  }
}
