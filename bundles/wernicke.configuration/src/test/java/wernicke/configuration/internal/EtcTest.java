package wernicke.configuration.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Bundle;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import wernicke.api.health.Finding;
import wernicke.testing.Proxies;

/** Files in, configurations out; what cannot be used is told. */
class EtcTest {
  private static final String METATYPE =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <metatype:MetaData xmlns:metatype="http://www.osgi.org/xmlns/metatype/v1.2.0">
        <OCD id="S" name="Scorer" description="">
          <AD id="jobs" type="Integer" min="1" default="4"/>
          <AD id="rate" type="Double" max="1" default="0.5"/>
          <AD id="quiet" type="Boolean" default="false"/>
          <AD id="names" type="String" cardinality="2147483647"/>
        </OCD>
        <Designate pid="wernicke.scorer"><Object ocdref="S"/></Designate>
        <Designate factoryPid="wernicke.model"><Object ocdref="S"/></Designate>
      </metatype:MetaData>
      """;

  private final Map<String, Dictionary<String, ?>> configurations = new HashMap<>();
  @TempDir private Path folder;
  private Path etc;
  private Etc watch;

  @BeforeEach
  void start() throws IOException {
    etc = Files.createDirectory(folder.resolve("etc"));
    Path metatype = Files.writeString(folder.resolve("metatype.xml"), METATYPE);
    Bundle bundle = Proxies.of(Bundle.class, (method, arguments) -> entries(metatype));
    watch =
        new Etc(
            etc,
            admin(),
            new Schema(() -> List.of(bundle)),
            () -> List.of("wernicke.scorer", "wernicke.model"));
  }

  private static Object entries(Path file) {
    try {
      return Collections.enumeration(List.of(file.toUri().toURL()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(etc.resolve(name), text);
  }

  private List<String> wrong() {
    return watch.look().stream().filter(Finding::wrong).map(Finding::text).toList();
  }

  @Test
  void whatLiesThereAtStartIsTakenAtOnceLaterFilesWhenTheyAreStill() throws IOException {
    write("wernicke.scorer.json", "{\"jobs\": 2, \"names\": [\"a\", \"b\"]}");
    watch.look(true);
    assertThat(configurations.get("wernicke.scorer").get("jobs")).isEqualTo(2L);
    assertThat((Object[]) configurations.get("wernicke.scorer").get("names"))
        .containsExactly("a", "b");
    write("wernicke.scorer.json", "{\"jobs\": 33}");
    watch.look(false);
    assertThat(configurations.get("wernicke.scorer").get("jobs")).isEqualTo(2L);
    watch.look(false);
    assertThat(configurations.get("wernicke.scorer").get("jobs")).isEqualTo(33L);
    assertThat(watch.look())
        .containsExactly(Finding.fine("etc", "etc/wernicke.scorer.json is in use"));
    Files.delete(etc.resolve("wernicke.scorer.json"));
    watch.look(false);
    assertThat(configurations).isEmpty();
    assertThat(watch.look())
        .containsExactly(Finding.fine("etc", "no configuration, the defaults hold"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"jobs\": | it is no JSON object",
        "[1] | it is no JSON object",
        "{\"jobs\": \"many\"} | 'jobs' cannot be \"many\", it is a whole number of at least 1",
        "{\"jobs\": 0} | 'jobs' cannot be \"0\", it is a whole number of at least 1",
        "{\"jobs\": 1.5} | 'jobs' cannot be \"1.5\", it is a whole number of at least 1",
        "{\"jobs\": 5000000000} | 'jobs' cannot be \"5000000000\", it is a whole number",
        "{\"jobs\": [1, 2]} | 'jobs' cannot be \"1, 2\", it is a whole number",
        "{\"rate\": 1.5} | 'rate' cannot be \"1.5\", it is a number of at most 1",
        "{\"quiet\": \"maybe\"} | 'quiet' cannot be \"maybe\", it is true or false",
      })
  void whatCannotBeUsedLeavesTheConfigurationAsItWasAndIsTold(String text, String trouble)
      throws IOException {
    write("wernicke.scorer.json", "{\"jobs\": 2}");
    watch.look(true);
    write("wernicke.scorer.json", text + " ");
    watch.look(true);
    assertThat(configurations.get("wernicke.scorer").get("jobs")).isEqualTo(2L);
    assertThat(wrong())
        .singleElement()
        .asString()
        .startsWith("etc/wernicke.scorer.json: " + trouble)
        .endsWith("it is not used, the configuration stays as it was; correct the file")
        .doesNotContain("\n");
  }

  @Test
  void aSettingThatNobodyReadsIsNamedAndTheOthersAreUsed() throws IOException {
    write("wernicke.model~one.json", "{\"jbos\": 3, \"jobs\": 3}");
    watch.look(true);
    assertThat(configurations.get("wernicke.model~one").get("jobs")).isEqualTo(3L);
    assertThat(wrong())
        .containsExactly(
            "etc/wernicke.model~one.json: nobody reads 'jbos', there is jobs, rate, quiet, names");
  }

  @Test
  void filesThatNobodyReadsAreNamed() throws IOException {
    write("wernicke.scoer.json", "{}");
    write("scorer.json", "{}");
    write("notes.txt", "");
    watch.look(true);
    String names = " is read by nobody: the names are wernicke.model.json, wernicke.scorer.json";
    assertThat(wrong())
        .containsExactly("etc/wernicke.scoer.json" + names, "etc/scorer.json" + names);
  }

  @Test
  void onlyRegularFilesOfReasonableSizeAreRead() throws IOException {
    Files.createDirectory(etc.resolve("wernicke.scorer.json"));
    write("wernicke.model~big.json", " ".repeat(1 << 20) + "{}");
    watch.look(true);
    assertThat(configurations).isEmpty();
    assertThat(wrong())
        .hasSize(2)
        .anyMatch(line -> line.contains("it is no regular file"))
        .anyMatch(line -> line.contains("it is larger than 1 MiB"));
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
