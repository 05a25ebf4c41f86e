package wernicke.configuration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import wernicke.testing.Proxies;

/** Files in, configurations out. */
class JsonConfigurationsTest {
  private final Map<String, Dictionary<String, ?>> configurations = new HashMap<>();
  private final JsonConfigurations json = new JsonConfigurations(admin());

  @TempDir private Path etc;

  @Test
  void takesOursAndLeavesOthers() {
    assertThat(json.canHandle(new File("wernicke.scorer.json"))).isTrue();
    assertThat(json.canHandle(new File("wernicke.model~a-b.json"))).isTrue();
    assertThat(json.canHandle(new File("data.json"))).isFalse();
    assertThat(json.canHandle(new File("wernicke.scorer.cfg"))).isFalse();
  }

  @Test
  void followsTheFile() throws Exception {
    File file = write("wernicke.scorer.json", "{\"jobs\": 2, \"names\": [\"a\", \"b\"]}");
    json.install(file);
    assertThat(configurations.get("wernicke.scorer").get("jobs")).isEqualTo(2L);
    assertThat((Object[]) configurations.get("wernicke.scorer").get("names"))
        .containsExactly("a", "b");
    write("wernicke.scorer.json", "{\"jobs\": 3}");
    json.update(file);
    assertThat(configurations.get("wernicke.scorer").get("jobs")).isEqualTo(3L);
    json.uninstall(file);
    assertThat(configurations).isEmpty();
  }

  @Test
  void aBrokenFileLeavesTheConfigurationAsItWas() throws Exception {
    File file = write("wernicke.scorer~x.json", "{\"jobs\": 2}");
    json.install(file);
    write("wernicke.scorer~x.json", "{\"jobs\": ");
    json.update(file);
    assertThat(configurations.get("wernicke.scorer~x").get("jobs")).isEqualTo(2L);
  }

  private File write(String name, String text) throws Exception {
    return Files.writeString(etc.resolve(name), text).toFile();
  }

  private ConfigurationAdmin admin() {
    return Proxies.of(
        ConfigurationAdmin.class,
        (method, arguments) ->
            configuration(
                method.equals("getConfiguration")
                    ? (String) arguments[0]
                    : arguments[0] + "~" + arguments[1]));
  }

  @SuppressWarnings("unchecked")
  private Configuration configuration(String pid) {
    return Proxies.of(
        Configuration.class,
        (method, arguments) -> {
          if (method.equals("delete")) {
            configurations.remove(pid);
            return null;
          }
          configurations.put(pid, (Dictionary<String, ?>) arguments[0]);
          return true;
        });
  }
}
