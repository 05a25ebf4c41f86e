package wernicke.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachesTest {
  @TempDir private Path folder;

  private Path of(Map<String, String> environment, Map<String, String> properties) {
    return new Caches(environment, properties).folder(folder.resolve("home"));
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void oneForEachUserWhereItsSystemKeepsSuchThings() {
    assertThat(of(Map.of(), Map.of("os.name", "Linux", "user.home", at("me"))))
        .isEqualTo(folder.resolve("me/.cache/wernicke"))
        .isDirectory();
    assertThat(of(Map.of(), Map.of("os.name", "Mac OS X", "user.home", at("me"))))
        .isEqualTo(folder.resolve("me/Library/Caches/wernicke"));
    assertThat(of(Map.of("LOCALAPPDATA", at("local")), Map.of("os.name", "Windows 11")))
        .isEqualTo(folder.resolve("local/wernicke"));
    assertThat(of(Map.of("XDG_CACHE_HOME", at("xdg")), Map.of("user.home", at("me"))))
        .isEqualTo(folder.resolve("xdg/wernicke"));
  }

  @Test
  void itCanBeChosen() {
    Map<String, String> environment = Map.of("WERNICKE_CACHE", at("mine"), "XDG_CACHE_HOME", "/x");
    assertThat(of(environment, Map.of())).isEqualTo(folder.resolve("mine"));
    assertThat(of(environment, Map.of("wernicke.cache", at("property"))))
        .isEqualTo(folder.resolve("property"));
  }

  @Test
  void whereItCannotBeWrittenTheHomeIsUsed() throws IOException {
    Files.createDirectories(folder.resolve("home/cache"));
    String file = Files.writeString(folder.resolve("a-file"), "").toString();
    assertThat(of(Map.of("WERNICKE_CACHE", file + "/below"), Map.of()))
        .isEqualTo(folder.resolve("home/cache"));
    assertThat(of(Map.of(), Map.of("os.name", "Linux"))).isEqualTo(folder.resolve("home/cache"));
    assertThat(of(Map.of(), Map.of("os.name", "Linux", "user.home", "?")))
        .isEqualTo(folder.resolve("home/cache"));
  }
}
