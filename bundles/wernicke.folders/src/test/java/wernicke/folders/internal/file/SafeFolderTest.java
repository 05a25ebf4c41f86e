package wernicke.folders.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.PluginException;

class SafeFolderTest {
  @TempDir private Path temp;

  private Path file(String name, String text) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private Path link(String name, Path target) throws IOException {
    Path link = temp.resolve(name);
    Files.createDirectories(link.getParent());
    return Files.createSymbolicLink(link, target);
  }

  @Test
  void filesOfTheFolderAreRead() throws IOException {
    Path file = file("m/sub/a.txt", "é");
    assertThat(SafeFolder.of(temp.resolve("m")).text(file, 2)).isEqualTo("é");
    Path inside = link("m/b.txt", Path.of("sub", "a.txt"));
    assertThat(SafeFolder.of(temp.resolve("m")).text(inside, 100)).isEqualTo("é");
  }

  @Test
  void aWholeFolderMayBeALink() throws IOException {
    file("elsewhere/a.txt", "x");
    Path folder = link("models/m", temp.resolve("elsewhere"));
    assertThat(SafeFolder.of(folder).text(folder.resolve("a.txt"), 10)).isEqualTo("x");
  }

  @Test
  void aFileThatLeadsOutIsRefusedInOneLine() throws IOException {
    Path secret = file("secret", "x");
    Path file = link("m/a.txt", secret);
    assertThatThrownBy(() -> SafeFolder.of(temp.resolve("m")).require(file))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            "m/a.txt leads out of its folder, to "
                + secret.toRealPath()
                + ": put the file itself there, or link the whole folder");
    Path through = link("m/way", temp);
    assertThatThrownBy(() -> SafeFolder.of(temp.resolve("m")).require(through.resolve("secret")))
        .hasMessageContaining("leads out of its folder");
    assertThatThrownBy(() -> SafeFolder.of(temp.resolve("m")).require(temp.resolve("m/../secret")))
        .hasMessageContaining("leads out of its folder");
  }

  @Test
  void aFolderWithASimilarNameIsOutside() throws IOException {
    Path other = file("models/mm/a.txt", "x");
    Path file = link("models/m/a.txt", other);
    assertThatThrownBy(() -> SafeFolder.around(file).require(file))
        .hasMessageContaining("leads out of its folder");
  }

  @Test
  void theCacheOfTheHubKeepsItsFilesInBlobs() throws IOException {
    file("hub/models--org--m/blobs/abc", "x");
    file("hub/models--org--other/blobs/def", "y");
    Path rev = temp.resolve("hub/models--org--m/snapshots/1");
    Path file =
        link("hub/models--org--m/snapshots/1/config.json", Path.of("..", "..", "blobs", "abc"));
    Path folder = link("models/m", rev);
    assertThat(SafeFolder.of(folder).text(folder.resolve("config.json"), 10)).isEqualTo("x");
    assertThat(SafeFolder.around(file).text(file, 10)).isEqualTo("x");
    link(
        "hub/models--org--m/snapshots/1/b.json",
        Path.of("..", "..", "..", "models--org--other", "blobs", "def"));
    assertThatThrownBy(() -> SafeFolder.of(folder).require(folder.resolve("b.json")))
        .hasMessageStartingWith("m/b.json leads out of its folder");
  }

  @Test
  void gitAnnexKeepsItsFilesInTheRepository() throws IOException {
    file("repo/.git/annex/objects/xx/key", "x");
    file("other/.git/annex/objects/xx/key", "y");
    Path file = link("repo/derivatives/d/a.csv", Path.of("../../.git/annex/objects/xx/key"));
    assertThat(SafeFolder.around(file).text(file, 10)).isEqualTo("x");
    Path foreign = link("repo/b.csv", Path.of("../other/.git/annex/objects/xx/key"));
    assertThatThrownBy(() -> SafeFolder.around(foreign).require(foreign))
        .hasMessageContaining("leads out of its folder");
  }

  @Test
  void theLimitIsSaid() throws IOException {
    Path file = file("m/a.txt", "x".repeat(2049));
    assertThatThrownBy(() -> SafeFolder.around(file).text(file, 2048))
        .hasMessage("m/a.txt is longer than 2 KiB, the limit for such a file");
    assertThatThrownBy(() -> SafeFolder.around(file).require(file, 2048))
        .hasMessage("m/a.txt is longer than 2 KiB, the limit for such a file");
    assertThat(SafeFolder.around(file).text(file, 2049)).hasSize(2049);
  }

  @Test
  void whatIsNoTextOrNotThereIsSaid() throws IOException {
    Path file = temp.resolve("m/a.txt");
    Files.createDirectories(file.getParent());
    assertThatThrownBy(() -> SafeFolder.around(file).text(file, 10))
        .hasMessage("m/a.txt is missing");
    Files.write(file, new byte[] {(byte) 0xff});
    assertThatThrownBy(() -> SafeFolder.around(file).text(file, 10))
        .hasMessage("m/a.txt: not UTF-8 text; save it as UTF-8");
    assertThatThrownBy(() -> SafeFolder.of(temp.resolve("none")))
        .hasMessage(temp.resolve("none") + " cannot be read: it is not there");
  }
}
