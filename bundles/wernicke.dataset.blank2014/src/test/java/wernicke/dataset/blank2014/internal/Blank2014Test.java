package wernicke.dataset.blank2014.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Assembly;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Presentation;
import wernicke.api.Progress;
import wernicke.testing.FolderHome;
import wernicke.testing.Resources;
import wernicke.testing.Summary;

/** Against {@code itests/oracles/assemblies/expected.py}, on a made-up file and the fixture. */
class Blank2014Test {
  private static final Path MADE_UP =
      Resources.path(Blank2014Test.class, Blank2014.FILE).getParent();

  @TempDir Path folder;

  private static Assembly load(Path folder) {
    return new Blank2014(new FolderHome(folder, Blank2014.ID)).load(Progress.NONE);
  }

  private static void assertExpected(Assembly assembly, String files) throws IOException {
    Summary.assertAgrees(assembly, Summary.expected(MADE_UP, Blank2014.ID, files), 1e-9);
    assertThat(assembly.scored()).hasSameSizeAs(assembly.stimuli().presentations());
  }

  @Test
  void isWhatXarrayFindsInAMadeUpFile() throws IOException {
    assertExpected(load(MADE_UP), "synthetic");
  }

  @Test
  void isWhatXarrayFindsInTheFixture() throws IOException {
    Optional<Path> fixtures = Resources.fixtures();
    assumeTrue(fixtures.isPresent(), "no <wernicke.shared>/fixtures");
    Assembly assembly = load(fixtures.get());
    assertExpected(assembly, "fixture");
    assertThat(assembly.notes()).isEmpty();
  }

  /** The made-up file has sentence 10 before sentence 2, as its ids sort as text. */
  @Test
  void scansAreInTheOrderInWhichTheyWereHeard() {
    Assembly assembly = load(MADE_UP);
    List<String> ids = assembly.stimuli().presentations().stream().map(Presentation::id).toList();
    assertThat(ids.subList(0, 6))
        .containsExactly("Aqua.0.0", "Aqua.0.1", "Aqua.1.0", "Aqua.1.1", "Aqua.2.0", "Aqua.2.1");
    assertThat(assembly.stimuli().parts().get(4))
        .isEqualTo(new Part("Aqua sentence 2, part 0", "Aqua", 4));
    assertThat(assembly.stimuli().parts()).extracting(Part::presentation).isSorted();
    assertThat(assembly.notes())
        .containsOnly(
            Map.entry("left out", "1 of 6 neuroids, which miss values"),
            Map.entry(
                "order", "the scans of a story are sorted by time; in the file they are not"));
  }

  @Test
  void regionAndStoryAreMetadata() {
    Assembly assembly = load(MADE_UP);
    assertThat(assembly.neuroids().get(1).metadata())
        .containsExactly(Map.entry("roi", "02_LH_AntTemp"));
    assertThat(assembly.stimuli().presentations().get(0).metadata())
        .containsOnlyKeys("story", "sentence_number_in_story", "part_number_in_sentence")
        .containsEntry("story", "Aqua");
  }

  @Test
  void thereAreNoDelays() {
    assertThat(load(MADE_UP).alignment().delays()).isEmpty();
  }

  @Test
  void groupsAreStories() {
    assertThat(new Blank2014(new FolderHome(folder, "")).info().benchmarks())
        .extracting(b -> b.id() + " " + b.cv())
        .containsExactly(
            "Blank2014-linear shuffle:10:seed=1",
            "Blank2014-ridge shuffle:10:seed=1",
            "Blank2014-linear-group group:8:by=story:seed=1234",
            "Blank2014-ridge-group group:8:by=story:seed=1234");
  }

  @Test
  void missingFileIsNamed() {
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            folder.resolve(Blank2014.FILE) + " is missing: run 'data' to see how to get it");
  }
}
