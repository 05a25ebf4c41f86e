package wernicke.dataset.fedorenko2016.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Assembly;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.testing.FolderHome;
import wernicke.testing.Resources;
import wernicke.testing.Summary;

/** Against {@code itests/oracles/assemblies/expected.py}, on a made-up file. */
class Fedorenko2016Test {
  private static final Path MADE_UP =
      Resources.path(Fedorenko2016Test.class, Fedorenko2016.FILE).getParent();

  @TempDir Path folder;

  private static Assembly load(Path folder) {
    return new Fedorenko2016(new FolderHome(folder, Fedorenko2016.ID)).load(Progress.NONE);
  }

  private static void assertExpected(Assembly assembly, String files) throws IOException {
    Summary.assertAgrees(assembly, Summary.expected(MADE_UP, Fedorenko2016.ID, files), 1e-9);
    assertThat(assembly.scored()).hasSameSizeAs(assembly.stimuli().presentations());
  }

  @Test
  void isWhatXarrayFindsInAMadeUpFile() throws IOException {
    assertExpected(load(MADE_UP), "synthetic");
  }

  /** Whole numbers stay whole: subject 5 is not called 5.0. */
  @Test
  void sentenceIsTheContextOfItsWords() {
    Assembly assembly = load(MADE_UP);
    assertThat(assembly.stimuli().parts().subList(6, 9))
        .containsExactly(new Part("A", "0", 6), new Part("NAP", "0", 7), new Part("THE", "1", 8));
    assertThat(assembly.stimuli().presentations().get(9).metadata())
        .containsExactlyInAnyOrderEntriesOf(Map.of("sentence_id", "1", "word_num", "1"));
    assertThat(assembly.neuroids().get(5).subject()).isEqualTo("5");
    assertThat(assembly.neuroids().get(5).metadata()).containsExactly(Map.entry("electrode", "5"));
    assertThat(assembly.notes()).isEmpty();
  }

  @Test
  void groupsAreSentences() {
    assertThat(new Fedorenko2016(new FolderHome(folder, "")).info().benchmarks())
        .extracting(b -> b.id() + " " + b.cv())
        .containsExactly(
            "Fedorenko2016-linear shuffle:10:seed=1",
            "Fedorenko2016-ridge shuffle:10:seed=1",
            "Fedorenko2016-linear-group group:10:by=sentence_id:seed=1234",
            "Fedorenko2016-ridge-group group:10:by=sentence_id:seed=1234");
  }

  @Test
  void missingFileIsNamed() {
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            folder.resolve(Fedorenko2016.FILE) + " is missing: run 'data' to see how to get it");
  }
}
