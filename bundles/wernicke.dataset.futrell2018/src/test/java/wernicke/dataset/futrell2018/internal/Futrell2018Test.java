package wernicke.dataset.futrell2018.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.Assembly;
import wernicke.api.Neuroid;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Presentation;
import wernicke.api.Progress;
import wernicke.api.RecordingSpec;
import wernicke.testing.Cancelled;
import wernicke.testing.FolderHome;

class Futrell2018Test {
  private static final String WORDS =
      """
      word\tzone\titem
      Cats\t1\t2
      sleep.\t2\t2
      'Why\t1\t1
      not?'\t2\t1
      asked\t3\t1
      Mr.\t4\t1
      "Fox".\t5\t1
      Nobody\t6\t1
      """;

  private static final String MEANS =
      """
      word\tzone\titem\tnItem\tmeanItemRT
      Mr.\t4\t1\t3\t304.5
      'Why\t1\t1\t3\t301.25
      asked\t3\t1\t3\t303
      Cats\t1\t2\t3\t307
      "Fox".\t5\t1\t3\t305
      Nobody\t6\t1\t3\t306
      not?'\t2\t1\t3\t302
      sleep.\t2\t2\t3\t308
      """;

  private static final String TIMES =
      "RT\tWorkerId\tWorkTimeInSeconds\tcorrect\titem\tzone\tword\tx\n";

  @TempDir Path folder;

  @BeforeEach
  void corpus() throws IOException {
    write("all_stories.tok", WORDS);
  }

  @Test
  void wordsAreInStoryAndZoneOrderWithTheirSentences() throws IOException {
    write("processed_wordinfo.tsv", MEANS);
    Assembly assembly = load();
    assertThat(assembly.stimuli().parts())
        .extracting(Part::text)
        .containsExactly("'Why", "not?'", "asked", "Mr.", "\"Fox\".", "Nobody", "Cats", "sleep.");
    assertThat(assembly.stimuli().parts())
        .extracting(Part::passage)
        .containsExactly("1", "1", "1", "1", "1", "1", "2", "2");
    assertThat(assembly.stimuli().parts())
        .extracting(Part::presentation)
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    assertThat(assembly.stimuli().presentations())
        .extracting(Presentation::id)
        .containsExactly("1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.1", "2.2");
    assertThat(assembly.stimuli().presentations())
        .extracting(p -> p.metadata().get("sentence"))
        .as("Mr. and a lower-case word after it end no sentence; a story begins one")
        .containsExactly("1", "1", "1", "1", "1", "2", "3", "3");
    assertThat(assembly.scored()).containsExactly(1, 2, 3, 4, 7);
    assertThat(assembly.notes())
        .containsEntry("not scored", "3 of 8 words, because they begin a sentence");
  }

  @Test
  void withoutSingleReadersTheMeanIsThePublishedOneAndThereIsNoCeiling() throws IOException {
    write("processed_wordinfo.tsv", MEANS);
    Assembly assembly = load();
    assertThat(assembly.neuroids()).containsExactly(ReadingTimes.mean());
    assertThat(assembly.neuroids().get(0).group()).isTrue();
    assertThat(assembly.values().toArray())
        .containsExactly(301.25f, 302, 303, 304.5f, 305, 306, 307, 308);
    assertThat(assembly.notes().get("ceiling"))
        .startsWith("not available")
        .contains("processed_RTs.tsv");
  }

  @Test
  void aWordWithoutAMeanIsNaNAndSaid() throws IOException {
    write("processed_wordinfo.tsv", MEANS.replace("asked\t3\t1\t3\t303\n", ""));
    Assembly assembly = load();
    assertThat(assembly.values().get(2, 0)).isNaN();
    assertThat(assembly.notes()).containsEntry("missing", "1 words have no reading time");
  }

  @Test
  void readersAreFilteredAveragedAndSorted() throws IOException {
    write(
        "processed_RTs.tsv",
        TIMES
            + "400\tW2\t9\t6\t1\t1\t'Why\t-\n"
            + "3e2\tW1\t9\t5\t1\t1\t'Why\t-\n"
            + "500\tW1\t9\t6\t1\t1\t'Why\t-\n" // the same story read twice
            + "100\tW1\t9\t6\t1\t2\tnot?'\t-\n" // too fast
            + "3000\tW2\t9\t6\t1\t2\tnot?'\t-\n" // too slow
            + "101\tW1\t9\t6\t1\t3\tasked\t-\n"
            + "2999\tW2\t9\t6\t1\t3\tasked\t-\n"
            + "350\tW3\t9\t4\t1\t1\t'Why\t-\n"); // too few answers right
    Assembly assembly = load();
    assertThat(assembly.neuroids()).extracting(Neuroid::id).containsExactly("mean", "W1", "W2");
    assertThat(assembly.neuroids()).extracting(Neuroid::subject).containsExactly("", "W1", "W2");
    assertThat(row(assembly, 0)).containsExactly(400, 400, 400);
    assertThat(row(assembly, 1)).containsExactly(Float.NaN, Float.NaN, Float.NaN);
    assertThat(row(assembly, 2)).containsExactly(1550, 101, 2999);
    assertThat(assembly.notes().get("reading times"))
        .startsWith("5 of 8 times of 2 readers")
        .contains("1 readers have no other");
    assertThat(assembly.notes()).containsEntry("missing", "6 words have no reading time");
    assertThat(assembly.notes()).doesNotContainKey("ceiling");
  }

  /** The score is the same with and without single readers; they add what needs them. */
  @Test
  void thePublishedMeanStandsBesideTheReaders() throws IOException {
    write("processed_wordinfo.tsv", MEANS);
    write("processed_RTs.tsv", TIMES + "400\tW2\t9\t6\t1\t1\t'Why\t-\n");
    Assembly assembly = load();
    assertThat(assembly.values().column(0))
        .containsExactly(301.25f, 302, 303, 304.5f, 305, 306, 307, 308);
    assertThat(row(assembly, 0)).containsExactly(301.25f, 400);
    assertThat(assembly.notes().get("mean")).startsWith("as published (processed_wordinfo.tsv)");
  }

  @Test
  void theOrderOfRowsDoesNotChangeTheFingerprint() throws IOException {
    String first = "400\tW2\t9\t6\t1\t1\t'Why\t-\n";
    String second = "310\tW1\t9\t5\t1\t1\t'Why\t-\n";
    write("processed_RTs.tsv", TIMES + first + second);
    String fingerprint = load().fingerprint();
    write("processed_RTs.tsv", TIMES + second + first);
    assertThat(load().fingerprint()).isEqualTo(fingerprint);
  }

  @Test
  void theRepositoryRootIsAcceptedAndSoAreWindowsLineEnds() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("copy/naturalstories_RTS"));
    Files.writeString(inner.resolve("all_stories.tok"), WORDS.replace("\n", "\r\n"));
    Files.writeString(inner.resolve("processed_wordinfo.tsv"), MEANS.replace("\n", "\r\n"));
    Assembly assembly =
        new Futrell2018(new FolderHome(folder.resolve("copy"), "Futrell2018")).load(Progress.NONE);
    assertThat(assembly.values().get(7, 0)).isCloseTo(308, within(0f));
  }

  @Test
  void aFolderWithoutTheCorpusIsRefused() {
    assertThatThrownBy(
            () ->
                new Futrell2018(new FolderHome(folder.resolve("x"), "Futrell2018"))
                    .load(Progress.NONE))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining(
            "has neither naturalstories_RTS/all_stories.tok nor assy_Futrell2018.nc")
        .hasMessageContaining("data add Futrell2018");
  }

  @Test
  void aFolderWithoutTimesIsRefused() {
    refused("has neither processed_RTs.tsv nor processed_wordinfo.tsv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"all_stories.tok", "processed_wordinfo.tsv", "processed_RTs.tsv"})
  void emptyAndDamagedFilesAreRefused(String name) throws IOException {
    write("processed_wordinfo.tsv", MEANS);
    write(name, "");
    refused(name + ": the file is empty; get it again");
    write(name, "\n");
    refused(name + ": the file is empty; get it again");
    write(name, "word\titem\n");
    refused(name + ", line 1: no column", "zone", "it has word, item");
    write(name, "\uFEFFword\titem\n");
    refused(name + ", line 1: no column", "zone", "it has word, item");
    write(name, "word\tzone\titem\tmeanItemRT\tRT\tWorkerId\tcorrect\n");
    refused(name + ": there is a header but no row; get it again");
    write(name, "word\tzone\titem\tmeanItemRT\tRT\tWorkerId\tcorrect\n'Why\t1\n");
    refused(
        name
            + ", line 2: 2 columns, but the header has 7: is the file cut short or a quote"
            + " missing?");
    write(name, "word\tzone\titem\tmeanItemRT\tRT\tWorkerId\tcorrect\n'Why\tone\t1\t3\t3\tW\t6\n");
    refused(name + ", line 2: zone is 'one', not a finite number");
    write(name, "word\tzone\titem\tmeanItemRT\tRT\tWorkerId\tcorrect\n'Why\t1.5\t1\t3\t3\tW\t6\n");
    refused(name + ", line 2: zone is '1.5', not a whole number");
    Files.write(
        folder.resolve(name), "word\tzone\tit\u00e9m\n".getBytes(StandardCharsets.ISO_8859_1));
    refused(name + ": row 1 or later: not UTF-8 text; get it again");
  }

  @Test
  void aZoneThatComesTwiceIsRefused() throws IOException {
    write("all_stories.tok", WORDS + "And\t2\t2\n");
    refused("all_stories.tok, line 10: zone 2 of story 2 again, first in line 3");
    write("all_stories.tok", WORDS);
    write("processed_wordinfo.tsv", MEANS + "sleep.\t2\t2\t3\t308\n");
    refused("processed_wordinfo.tsv, line 10: zone 2 of story 2 again");
  }

  @Test
  void aBlankWordIsRefused() throws IOException {
    write("all_stories.tok", WORDS.replace("asked", " "));
    refused("all_stories.tok, line 6: the word is blank");
  }

  @Test
  void wordsThatDifferAreRefusedByName() throws IOException {
    write("processed_wordinfo.tsv", MEANS.replace("asked\t3", "Asked\t3"));
    refused(
        "processed_wordinfo.tsv, line 4: zone 3 of story 1 is 'Asked', but 'asked' in"
            + " all_stories.tok, line 6");
    write("processed_wordinfo.tsv", MEANS.replace("asked\t3", "asked\t7"));
    refused("processed_wordinfo.tsv, line 4: all_stories.tok has no zone 7 of story 1");
    write("processed_RTs.tsv", TIMES + "400\tW2\t9\t6\t1\t1\tWhy\t-\n");
    refused("processed_RTs.tsv, line 2: zone 1 of story 1 is 'Why', but ''Why'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NA", "NaN", "fast", ""})
  void timesThatAreNoNumbersAreRefused(String time) throws IOException {
    write("processed_wordinfo.tsv", MEANS.replace("304.5", time));
    refused("processed_wordinfo.tsv, line 2: meanItemRT is '" + time + "', not a finite number");
    write("processed_RTs.tsv", TIMES + time + "\tW2\t9\t6\t1\t1\t'Why\t-\n");
    refused("processed_RTs.tsv, line 2: RT is '" + time + "', not a finite number");
  }

  @Test
  void aMeanThatIsNoTimeIsRefused() throws IOException {
    write("processed_wordinfo.tsv", MEANS.replace("304.5", "-1"));
    refused("processed_wordinfo.tsv, line 2: meanItemRT is -1.0, not a time in milliseconds");
  }

  @Test
  void timesOfWhichNoneCountsAreRefused() throws IOException {
    write("processed_RTs.tsv", TIMES + "400\tW2\t9\t4\t1\t1\t'Why\t-\n");
    refused("processed_RTs.tsv: none of 1 times");
    write("processed_RTs.tsv", TIMES + "400\t \t9\t4\t1\t1\t'Why\t-\n");
    refused("processed_RTs.tsv, line 2: WorkerId is blank");
  }

  @Test
  void cancellingStopsTheReading() throws IOException {
    write("processed_RTs.tsv", TIMES + "400\tW2\t9\t6\t1\t1\t'Why\t-\n");
    assertThatThrownBy(
            () -> new Futrell2018(new FolderHome(folder, "Futrell2018")).load(new Cancelled()))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void theBenchmarkIsBehaviouralAndEveryDownloadIsAnExpectedAddress() {
    assertThat(Publication.INFO.benchmarks())
        .singleElement()
        .satisfies(
            benchmark -> {
              assertThat(benchmark.id()).isEqualTo("Futrell2018-pearsonr");
              assertThat(benchmark.cv()).hasToString("none");
              assertThat(benchmark.recording().canonical())
                  .isEqualTo(RecordingSpec.SURPRISAL.canonical());
            });
    assertThat(Publication.INFO.downloads())
        .allSatisfy(
            download ->
                assertThat(download.address().toString())
                    .startsWith("https://raw.githubusercontent.com/languageMIT/naturalstories/")
                    .endsWith(download.path()));
  }

  private Assembly load() {
    return new Futrell2018(new FolderHome(folder, "Futrell2018")).load(Progress.NONE);
  }

  private void refused(String... parts) {
    assertThatThrownBy(this::load)
        .isInstanceOf(PluginException.class)
        .hasMessageContainingAll(parts)
        .hasMessageNotContaining("\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static float[] row(Assembly assembly, int row) {
    return assembly.values().select(new int[] {row}).toArray();
  }
}
