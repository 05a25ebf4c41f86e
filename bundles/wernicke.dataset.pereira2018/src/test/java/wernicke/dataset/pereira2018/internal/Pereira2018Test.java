package wernicke.dataset.pereira2018.internal;

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
import org.junit.jupiter.params.provider.EnumSource;
import wernicke.api.Assembly;
import wernicke.api.Benchmark;
import wernicke.api.Dataset;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.store.Home;
import wernicke.testing.FolderHome;
import wernicke.testing.Resources;
import wernicke.testing.Summary;

/** Against {@code itests/oracles/assemblies/expected.py}, on a made-up file and the fixture. */
class Pereira2018Test {
  private static final Path MADE_UP =
      Resources.path(Pereira2018Test.class, Experiment.FILE).getParent();

  @TempDir Path folder;

  private static Dataset dataset(Experiment experiment, Home home) {
    return experiment == Experiment.SENTENCES_384
        ? new Pereira2018Sentences384(home)
        : new Pereira2018Sentences243(home);
  }

  private static Assembly load(Experiment experiment, Path folder) {
    String id = experiment.info().id();
    return dataset(experiment, new FolderHome(folder, id)).load(Progress.NONE);
  }

  private static void assertExpected(Experiment experiment, Path folder, String name)
      throws IOException {
    Assembly assembly = load(experiment, folder);
    String id = experiment.info().id();
    Summary.assertAgrees(assembly, Summary.expected(MADE_UP, id, name), 1e-9);
    assertThat(assembly.dataset()).isEqualTo(id);
    assertThat(assembly.scored()).hasSameSizeAs(assembly.stimuli().presentations());
  }

  @ParameterizedTest
  @EnumSource
  void isWhatXarrayFindsInAMadeUpFile(Experiment experiment) throws IOException {
    assertExpected(experiment, MADE_UP, "synthetic");
  }

  @ParameterizedTest
  @EnumSource
  void isWhatXarrayFindsInTheFixture(Experiment experiment) throws IOException {
    Optional<Path> fixtures = Resources.fixtures();
    assumeTrue(fixtures.isPresent(), "no <wernicke.shared>/fixtures");
    assertExpected(experiment, fixtures.get(), "fixture");
  }

  @Test
  void subjectsOfTheOtherExperimentDisappearAndAreNamed() {
    assertThat(load(Experiment.SENTENCES_384, MADE_UP).notes())
        .containsExactly(
            Map.entry("left out", "7 of 18 neuroids, which miss values; all of subjects 343"));
    assertThat(load(Experiment.SENTENCES_243, MADE_UP).notes())
        .containsExactly(
            Map.entry("left out", "6 of 18 neuroids, which miss values; all of subjects 288"));
  }

  /** In the file the passages alternate; context runs through one of them at a time. */
  @Test
  void contextIsThePassageAndRowsStayInTheFilesOrder() {
    Assembly assembly = load(Experiment.SENTENCES_384, MADE_UP);
    assertThat(assembly.stimuli().parts().subList(0, 4))
        .containsExactly(
            new Part("Bird, passage 1: sentence 1 of 384sentences .", "Bird_1", 0),
            new Part("Bird, passage 1: sentence 2 of 384sentences .", "Bird_1", 2),
            new Part("Bird, passage 1: sentence 3 of 384sentences .", "Bird_1", 4),
            new Part("Bird, passage 2: sentence 1 of 384sentences .", "Bird_2", 1));
    assertThat(assembly.stimuli().presentations().get(1).metadata())
        .containsOnlyKeys(
            "experiment",
            "stimulus_num",
            "passage_label",
            "passage_index",
            "passage_category",
            "story")
        .containsEntry("story", "384sentences.Bird");
    assertThat(assembly.neuroids().get(0).metadata())
        .containsOnlyKeys("voxel_num", "atlas", "roi")
        .containsEntry("atlas", "language");
  }

  @Test
  void oneFileServesBothExperiments() {
    for (String known : new String[] {"Pereira2018", Experiment.ID_243, Experiment.ID_384}) {
      Home home = new FolderHome(MADE_UP, known);
      for (Experiment experiment : Experiment.values()) {
        assertThat(dataset(experiment, home).load(Progress.NONE).values().rows()).isEqualTo(18);
      }
    }
  }

  @Test
  void missingFilesAreNamed() {
    assertThatThrownBy(() -> load(Experiment.SENTENCES_384, folder))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            folder
                + " has neither assy_Pereira2018_language.nc nor examples_384sentences.mat of any"
                + " subject: run 'data'");
    assertThatThrownBy(
            () ->
                dataset(Experiment.SENTENCES_243, new FolderHome(folder, "Other"))
                    .load(Progress.NONE))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("the files of Pereira2018.243sentences are not there: run 'data'");
  }

  @Test
  void fileWithoutTheExperimentIsRefused() throws IOException {
    Files.copy(
        Resources.path(Pereira2018Test.class, "assy_one_experiment.nc"),
        folder.resolve(Experiment.FILE));
    assertThat(load(Experiment.SENTENCES_384, folder).neuroids()).hasSize(2);
    assertThatThrownBy(() -> load(Experiment.SENTENCES_243, folder))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            folder.resolve(Experiment.FILE)
                + ": no presentation has experiment '243sentences'; there is 384sentences");
  }

  @Test
  void voxelsWithoutAnAtlasAreTakenAsTheyAre() throws IOException {
    Files.copy(
        Resources.path(Pereira2018Test.class, "assy_one_experiment.nc"),
        folder.resolve(Experiment.FILE));
    assertThat(load(Experiment.SENTENCES_384, folder).notes()).containsOnlyKeys("atlas");
  }

  @Test
  void benchmarks() {
    assertThat(Experiment.SENTENCES_384.info().benchmarks())
        .extracting(Benchmark::id)
        .containsExactly(
            "Pereira2018.384sentences-linear",
            "Pereira2018.384sentences-ridge",
            "Pereira2018.384sentences-linear-group",
            "Pereira2018.384sentences-ridge-group");
    assertThat(Experiment.SENTENCES_384.info().benchmarks().get(3).cv())
        .hasToString("group:10:by=story:seed=1234");
  }

  @Test
  void isFetchedFromThePublishedAddress() {
    assertThat(Experiment.SENTENCES_243.info().downloads())
        .singleElement()
        .satisfies(
            d ->
                assertThat(d.address())
                    .hasToString(
                        "https://brainscore-storage.s3.amazonaws.com/brainscore-language/"
                            + "assy_Pereira2018_language.nc"))
        .satisfies(d -> assertThat(d.sha256()).isEmpty());
  }
}
