package wernicke.dataset.pereira2018.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wernicke.api.Assembly;
import wernicke.api.Neuroid;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.testing.FolderHome;
import wernicke.testing.Resources;
import wernicke.testing.Summary;

/** Against {@code itests/oracles/assemblies/expected.py}, on made-up files and the fixtures. */
class MatlabLayoutTest {
  private static final Path MADE_UP =
      Resources.path(MatlabLayoutTest.class, "matlab/expected.json").getParent();
  private static final String FILE = "examples_384sentences.mat";

  @TempDir Path folder;

  private static Assembly load(Experiment experiment, Path folder) {
    return experiment.load(new FolderHome(folder, experiment.info().id()), Progress.NONE);
  }

  private Path copy(String subject) throws IOException {
    Path target = Files.createDirectories(folder.resolve(subject)).resolve(FILE);
    return Files.copy(MADE_UP.resolve(subject).resolve(FILE), target);
  }

  private static void assertExpected(Experiment experiment, Path folder, String name)
      throws IOException {
    String id = experiment.info().id().replace("2018", "2018matlab");
    JsonObject expected = Summary.expected(MADE_UP, id, name);
    Assembly assembly = load(experiment, folder);
    Summary.assertAgrees(assembly, expected.get("summary"), 1e-6);
    assertThat(lines(assembly.neuroids().stream().map(MatlabLayoutTest::described)))
        .isEqualTo(expected.get("voxels").getAsString());
    assertThat(
            lines(assembly.stimuli().presentations().stream().map(p -> p.metadata().get("story"))))
        .isEqualTo(expected.get("stories").getAsString());
  }

  private static String described(Neuroid neuroid) {
    return Stream.of("network", "roi", "col_to_coord_1", "col_to_coord_2", "col_to_coord_3")
        .flatMap(name -> Stream.ofNullable(neuroid.metadata().get(name)))
        .collect(Collectors.joining(" "));
  }

  private static String lines(Stream<String> lines) {
    String text = lines.map(line -> line + "\n").collect(Collectors.joining());
    return Summary.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @EnumSource
  void isWhatScipyFindsInMadeUpFiles(Experiment experiment) throws IOException {
    assertExpected(experiment, MADE_UP, "synthetic");
  }

  /** The same files in version 7.3 (HDF5), from {@code itests/oracles/matlab/make.py}. */
  @ParameterizedTest
  @EnumSource
  void isTheSameInFilesOfVersion73(Experiment experiment) throws IOException {
    assertExpected(experiment, MADE_UP.resolveSibling("matlab73"), "synthetic");
  }

  @ParameterizedTest
  @EnumSource
  void isWhatScipyFindsInTheFixtures(Experiment experiment) throws IOException {
    Optional<Path> fixtures = Resources.fixtures();
    assumeTrue(fixtures.isPresent(), "no <wernicke.shared>/fixtures");
    Path subject = Files.createDirectories(folder.resolve("fixtures"));
    String name =
        FILE.replace(Experiment.ID_384.substring(12), experiment.info().id().substring(12));
    Files.copy(fixtures.get().resolve(name), subject.resolve(name));
    assertExpected(experiment, folder, "fixture");
  }

  @Test
  void whatWasLeftOutIsSaid() {
    assertThat(load(Experiment.SENTENCES_384, MADE_UP).notes())
        .containsExactly(Map.entry("left out", "2 of 12 neuroids, which miss values"));
    assertThat(load(Experiment.SENTENCES_243, MADE_UP).notes()).containsOnlyKeys("atlas");
  }

  @Test
  void aFolderMayBeNestedOrTheSubjectsOwn() throws IOException {
    Path file = copy("M02");
    List<Neuroid> nested = load(Experiment.SENTENCES_384, folder).neuroids();
    assertThat(load(Experiment.SENTENCES_384, file.getParent()).neuroids()).isEqualTo(nested);
    Path inner = Files.createDirectories(folder.resolve("M02/M02"));
    Files.move(file, inner.resolve(FILE));
    assertThat(load(Experiment.SENTENCES_384, folder).neuroids()).isEqualTo(nested);
    Files.copy(inner.resolve(FILE), file);
    refused(folder.resolve("M02").toString(), "are both of subject M02");
  }

  @Test
  void brainScoresFileComesFirst() throws IOException {
    copy("M02");
    Files.copy(
        Resources.path(MatlabLayoutTest.class, Experiment.FILE), folder.resolve(Experiment.FILE));
    assertThat(load(Experiment.SENTENCES_384, folder).neuroids().get(0).subject()).isEqualTo("018");
  }

  @Test
  void subjectsOfOtherSentencesAreRefused() throws IOException {
    copy("M02");
    Path other = Files.createDirectories(folder.resolve("P01")).resolve(FILE);
    Files.copy(MADE_UP.resolve("M02/examples_243sentences.mat"), other);
    refused(other.toString(), "has other sentences than " + folder.resolve("M02"));
  }

  @Test
  void filesOfOtherVersionsAreRefused() throws IOException {
    Path file = copy("M02");
    Files.writeString(file, "MATLAB 7.3 MAT-file, Platform: GLNXA64 ".repeat(20));
    refused(file.toString(), "is no MATLAB file of version 5 to 7.3, or damaged");
    Files.write(file, new byte[0]);
    refused(file.toString(), "is no MATLAB file of version 5 to 7.3, or damaged");
  }

  private void refused(String file, String message) {
    assertThatThrownBy(() -> load(Experiment.SENTENCES_384, folder))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith(file)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
