package wernicke.store.internal.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.PluginException;

class HomeFolderTest {
  @TempDir Path folder;

  private HomeFolder home() {
    return new HomeFolder(folder.resolve("home").toString());
  }

  @Test
  void createsItsFolders() {
    Path path = home().path();
    assertThat(path).isEqualTo(folder.resolve("home"));
    for (String name : new String[] {"etc", "deploy", "models", "data", "store", "log", "cache"}) {
      assertThat(path.resolve(name)).isDirectory();
    }
  }

  @Test
  void aMissingOrRelativePropertyIsRefused() {
    assertThatThrownBy(() -> new HomeFolder((String) null))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("wernicke.home is missing");
    assertThatThrownBy(() -> new HomeFolder("var"))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("wernicke.home is 'var'")
        .hasMessageContaining("absolute");
  }

  @Test
  void aFileInTheWayIsOneClearLine() throws IOException {
    Files.createDirectories(folder.resolve("home"));
    Files.writeString(folder.resolve("home/store"), "");
    assertThatThrownBy(this::home)
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("cannot create " + folder.resolve("home/store"))
        .hasMessageContaining("WERNICKE_HOME");
  }

  @Test
  void aFolderThatCannotBeWrittenIsOneClearLine() {
    assumeThat(Path.of("/proc")).as("a file system that nobody can write, on Linux").exists();
    assertThatThrownBy(() -> new HomeFolder("/proc/wernicke"))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("cannot create /proc/wernicke")
        .hasMessageContaining("WERNICKE_HOME");
  }

  @Test
  void findsADataFolderInAnyCase() throws IOException {
    HomeFolder home = home();
    assertThat(home.dataFolder("Brennan2016")).isEmpty();
    Path lower = Files.createDirectory(home.path().resolve("data/brennan2016"));
    assertThat(home.dataFolder("Brennan2016")).contains(lower);
    Path exact = Files.createDirectory(home.path().resolve("data/Brennan2016"));
    assertThat(home.dataFolder("Brennan2016")).contains(exact);
    Files.writeString(home.path().resolve("data/Demo"), "a file is no folder");
    assertThat(home.dataFolder("Demo")).isEmpty();
    assertThatThrownBy(() -> home.requireDataFolder("Demo")).hasMessageContaining("data add Demo");
  }

  @Test
  void remembersAnAddedFolder() throws IOException {
    Path data = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createDirectory(home().path().resolve("data/Brennan2016"));
    home().addDataFolder("brennan2016", folder);
    home().addDataFolder("Brennan2016", data);
    assertThat(home().dataFolder("BRENNAN2016")).contains(data);
    assertThat(home().dataFolders()).isEqualTo(Map.of("Brennan2016", data));
    assertThat(home().path().resolve("etc/data.json"))
        .content()
        .isEqualToIgnoringNewLines("{\n  \"Brennan2016\": \"" + data + "\"\n}\n");
  }

  @Test
  void aFileThatLeadsElsewhereIsRefused() throws IOException {
    Path data = Files.createDirectories(folder.resolve("elsewhere/sub"));
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    Files.createSymbolicLink(data.resolve("inside"), Files.writeString(data.resolve("a"), "a"));
    Files.createSymbolicLink(data.resolve("dead"), Path.of("nowhere"));
    Path linked = Files.createSymbolicLink(home().path().resolve("data/Demo"), data.getParent());
    assertThat(home().requireDataFolder("Demo")).isEqualTo(linked);
    home().addDataFolder("Other", data.getParent());

    Files.createSymbolicLink(data.resolve("b.csv"), secret);
    String reason =
        "/sub/b.csv leads out of its folder, to %s: put the file itself there, or link the whole"
            + " folder";
    assertThatThrownBy(() -> home().requireDataFolder("Demo"))
        .isInstanceOf(PluginException.class)
        .hasMessage("Demo" + reason, secret.toRealPath());
    assertThatThrownBy(() -> home().requireDataFolder("Other"))
        .hasMessage("elsewhere" + reason, secret.toRealPath());
    assertThatThrownBy(() -> home().addDataFolder("Third", data))
        .hasMessageStartingWith("sub/b.csv leads out of its folder");
    assertThat(home().dataFolder("Third")).isEmpty();
    assertThat(home().dataFolder("Other")).isPresent(); // 'data' lists it all the same
  }

  @Test
  void aFolderThatDoesNotExistIsNotAdded() {
    assertThatThrownBy(() -> home().addDataFolder("Demo", folder.resolve("nowhere")))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("nowhere is not a folder");
    assertThat(home().dataFolders()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[1]", "{\"Demo\": null}", "{\"Demo\": 1", "{\"Demo\": {}}"})
  void aListThatIsNoneIsNamed(String json) throws IOException {
    HomeFolder home = home();
    Files.writeString(home.path().resolve("etc/data.json"), json);
    assertThatThrownBy(() -> home.dataFolder("Demo"))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("etc/data.json is not a JSON object")
        .hasMessageContaining("repair or delete it");
  }
}
