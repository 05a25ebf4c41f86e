package wernicke.dataset.tuckute2024.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.Assembly;
import wernicke.api.Benchmark;
import wernicke.api.Neuroid;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.testing.FolderHome;
import wernicke.testing.Resources;
import wernicke.testing.Summary;

/** Against {@code itests/oracles/assemblies/expected.py}, on made-up files and the fixtures. */
class Tuckute2024Test {
  private static final Path MADE_UP =
      Resources.path(Tuckute2024Test.class, Tuckute2024.MEAN_FILE).getParent();
  private static final String HEADER = "item_id,sentence,target_UID,roi,response_target\n";

  @TempDir Path folder;

  private static Assembly load(Path folder) {
    return new Tuckute2024(new FolderHome(folder, Tuckute2024.ID)).load(Progress.NONE);
  }

  /** Copies what is used: the mean, the table, or both. */
  private Path files(Path from, String use) throws IOException {
    for (String file :
        new String[] {
          use.equals("table") ? "" : Tuckute2024.MEAN_FILE,
          use.equals("mean") ? "" : Tuckute2024.TABLE_FILE
        }) {
      if (!file.isEmpty()) {
        Files.copy(from.resolve(file), folder.resolve(file));
      }
    }
    return folder;
  }

  private Path table(String rows) throws IOException {
    return Files.writeString(folder.resolve(Tuckute2024.TABLE_FILE), rows);
  }

  private static void assertExpected(Assembly assembly, String use, String name)
      throws IOException {
    Summary.assertAgrees(assembly, Summary.expected(MADE_UP, "Tuckute2024." + use, name), 1e-5);
    assertThat(assembly.scored()).hasSameSizeAs(assembly.stimuli().presentations());
  }

  @ParameterizedTest
  @ValueSource(strings = {"both", "mean", "table"})
  void isWhatXarrayAndPandasFindInMadeUpFiles(String use) throws IOException {
    assertExpected(load(files(MADE_UP, use)), use, "synthetic");
  }

  @ParameterizedTest
  @ValueSource(strings = {"both", "mean", "table"})
  void isWhatXarrayAndPandasFindInTheFixtures(String use) throws IOException {
    Optional<Path> fixtures = Resources.fixtures();
    assumeTrue(fixtures.isPresent(), "no <wernicke.shared>/fixtures");
    assertExpected(load(files(fixtures.get(), use)), use, "fixture");
  }

  @Test
  void meanComesFirstAndEverySentenceIsItsOwnContext() {
    Assembly assembly = load(MADE_UP);
    assertThat(assembly.neuroids())
        .extracting(Neuroid::id)
        .containsExactly("lang_LH_netw", "848.lang_LH_netw", "853.lang_LH_netw");
    assertThat(assembly.neuroids()).extracting(Neuroid::group).containsExactly(true, false, false);
    assertThat(assembly.neuroids().get(0).metadata()).containsEntry("participants", "848-853");
    assertThat(assembly.stimuli().parts().get(0))
        .isEqualTo(new Part("So it goes.", "beta-control-neural-T.3", 0));
    assertThat(assembly.stimuli().parts()).extracting(Part::passage).doesNotHaveDuplicates();
    assertThat(assembly.notes())
        .containsExactly(Map.entry("missing", "1 responses of single participants"));
  }

  @Test
  void tableAloneGivesTheMeanThatIsPublished() throws IOException {
    Assembly both = load(MADE_UP);
    Assembly alone = load(files(MADE_UP, "table"));
    for (int i = 0; i < 4; i++) {
      assertThat(alone.values().get(i, 0)).isEqualTo(both.values().get(3 - i, 0));
    }
  }

  @Test
  void meanAloneSaysThatParticipantsAreMissing() throws IOException {
    assertThat(load(files(MADE_UP, "mean")).notes()).containsOnlyKeys("participants");
  }

  @Test
  void sentencesWithoutAMeanAreCounted() throws IOException {
    files(MADE_UP, "mean");
    table(HEADER + "a,So it goes.,848,lang_LH_netw,1\nb,Another.,848,lang_LH_netw,2\n");
    assertThat(load(folder).notes())
        .containsEntry("left out", "1 sentences of the participants that have no mean")
        .containsEntry("missing", "3 responses of single participants");
  }

  @Test
  void itemsThatAreNumbersAreSortedAsNumbers() throws IOException {
    table(HEADER + "10,J.,848,lang_LH_netw,1\n9,I.,848,lang_LH_netw,2\n");
    assertThat(load(folder).stimuli().parts()).extracting(Part::text).containsExactly("I.", "J.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,A.,848,lang_LH_netw,high | , line 2: response_target is 'high', not a finite number
          1,A.,848,lang_LH_netw,1;1,A.,848,lang_LH_netw,2 | , line 3: a second response of 848 to item 1
          1,A.,848,lang_LH_netw,1;1,B.,853,lang_LH_netw,2 | , line 3: item 1 is 'B.', above 'A.'
          1,A.,797,lang_LH_netw,1 | : no response of lang_LH_netw by any of the participants 848, 853, 865, 875, 876; get the file again
          1,A.,848,lang_LH_IFG,1 | : no response of lang_LH_netw by any of the participants 848, 853, 865, 875, 876; get the file again
          1,A.,848,lang_LH_netw, | : each of the 1 neuroids misses values at these 1 presentations, nothing is left; get the file again
          """)
  void wrongRowsAreNamed(String rows, String message) throws IOException {
    Path file = table(HEADER + rows.replace(';', '\n') + "\n");
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(PluginException.class)
        .hasMessage(file + message);
  }

  @Test
  void wrongColumnsAndCutRowsAreNamed() throws IOException {
    Path file = table("item_id,sentence,roi\n1,A.,lang_LH_netw\n");
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            file
                + ", line 1: no column target_UID, response_target; it has item_id, sentence, roi");
    table(HEADER + "1,A.,848,lang_LH_netw,1\n2,\"B.,84");
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith(file.toString())
        .hasMessageContaining("cut short")
        .hasMessageNotContaining("\n");
    table("");
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith(file.toString());
  }

  @Test
  void filesThatDoNotBelongTogetherAreRefused() throws IOException {
    files(MADE_UP, "mean");
    Path file = table(HEADER + "1,A.,848,lang_LH_netw,1\n");
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            file
                + " has none of the sentences of "
                + folder.resolve(Tuckute2024.MEAN_FILE)
                + "; get both files again");
  }

  @Test
  void noFileIsNamed() {
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            folder
                + " has neither assy_Tuckute2024_language.nc nor"
                + " brain-lang-data_participant_20230728.csv: run 'data fetch Tuckute2024'");
  }

  @Test
  void benchmarks() {
    assertThat(new Tuckute2024(new FolderHome(folder, "")).info().benchmarks())
        .extracting(Benchmark::id)
        .containsExactly("Tuckute2024-linear", "Tuckute2024-ridge");
  }
}
