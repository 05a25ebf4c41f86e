package wernicke.launcher.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The home: its rights, its lock, the state of its service. */
class HomeTest {
  @TempDir private Path folder;
  private Layout layout;

  @BeforeEach
  void layout() {
    layout = new Layout(folder, folder.resolve("above/home"));
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aNewHomeIsItsOwnersAlone() throws Exception {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
    layout.createHome();

    assertThat(rights(layout.home())).isEqualTo("rwx------");
    assertThat(rights(layout.home().resolve("store"))).isEqualTo("rwx------");
  }

  @Test
  void anEmptyFolderBecomesOneAndAFullOneKeepsItsRights() throws Exception {
    assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
    Files.createDirectories(layout.home());
    Files.setPosixFilePermissions(layout.home(), PosixFilePermissions.fromString("rwxr-xr-x"));
    layout.createHome();
    assertThat(rights(layout.home())).isEqualTo("rwx------");

    Files.setPosixFilePermissions(layout.home(), PosixFilePermissions.fromString("rwxr-xr-x"));
    layout.createHome();
    assertThat(rights(layout.home())).isEqualTo("rwxr-xr-x");
  }

  @Test
  void aHomeIsHeldByOneAtATime() throws Exception {
    assertThat(HomeLock.held(layout)).isFalse();
    assertThat(layout.home()).doesNotExist();
    layout.createHome();
    try (HomeLock lock = HomeLock.take(layout).orElseThrow()) {
      assertThat(lock.lock().isValid()).isTrue();
      assertThat(HomeLock.held(layout)).isTrue();
    }
    assertThat(HomeLock.held(layout)).isFalse();
  }

  @Test
  void whatAServiceSaysOfItselfIsRead() throws Exception {
    assertThat(State.read(layout)).isEmpty();
    layout.createHome();
    State state = State.of(true, State.Phase.FAILED, "größer: this = that\nand so on");
    state.write(layout);

    assertThat(State.read(layout)).isEqualTo(Optional.of(state));
    assertThat(state.alive()).isTrue();
    Files.writeString(layout.home().resolve("wernicke.state"), "phase=DREAMING\n");
    assertThat(State.read(layout)).isEmpty();
  }
}
