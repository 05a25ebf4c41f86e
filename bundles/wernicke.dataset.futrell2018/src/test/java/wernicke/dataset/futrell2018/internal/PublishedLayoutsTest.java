package wernicke.dataset.futrell2018.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Assembly;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.testing.FolderHome;
import wernicke.testing.Resources;
import wernicke.testing.Summary;

/** Against {@code itests/oracles/assemblies/expected.py}, on made-up files and the fixtures. */
class PublishedLayoutsTest {
  private static final Path MADE_UP =
      Resources.path(PublishedLayoutsTest.class, Publication.ASSEMBLY).getParent();

  @TempDir Path folder;

  private static Assembly load(Path folder) {
    return new Futrell2018(new FolderHome(folder, "Futrell2018")).load(Progress.NONE);
  }

  private void copy(Path from, String name) throws IOException {
    Files.copy(from.resolve(name), folder.resolve(name));
  }

  private static void assertExpected(Assembly assembly, String layout, String name)
      throws IOException {
    JsonObject expected = Summary.expected(MADE_UP, "Futrell2018." + layout, name);
    Summary.assertAgrees(assembly, expected, 1e-6);
    assertThat(assembly.scored())
        .isEqualTo(
            expected.getAsJsonArray("scored").asList().stream()
                .map(JsonElement::getAsInt)
                .toList());
  }

  @Test
  void brainScoresFileIsWhatXarrayFinds() throws IOException {
    copy(MADE_UP, Publication.ASSEMBLY);
    Assembly assembly = load(folder);
    assertExpected(assembly, "assembly", "synthetic");
    assertThat(assembly.notes())
        .containsEntry(
            "reading times", "as published by Brain-Score: 3 of 5 readers have times that count");
    assertThat(assembly.stimuli().presentations().get(4).metadata())
        .containsEntry("story", "1")
        .containsEntry("zone", "5")
        .containsEntry("sentence", "1");
  }

  @Test
  void theTableOfReadersIsWhatPandasFinds() throws IOException {
    assertExpected(load(MADE_UP), "readers", "synthetic");
  }

  @Test
  void theFixturesAreWhatPandasFinds() throws IOException {
    Optional<Path> fixtures = Resources.fixtures();
    assumeTrue(fixtures.isPresent(), "no <wernicke.shared>/fixtures");
    assertExpected(load(fixtures.get()), "readers", "fixture");
    copy(fixtures.get(), Publication.ASSEMBLY);
    assertExpected(load(folder), "assembly", "fixture");
  }

  @Test
  void otherAssembliesAreRefused() throws IOException {
    Files.writeString(folder.resolve(Publication.ASSEMBLY), "<Error>AccessDenied</Error>");
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            folder.resolve(Publication.ASSEMBLY) + " is no NetCDF-4 (HDF5) file; get it again");
  }
}
