package wernicke.dataset.brennan2016.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Assembly;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Presentation;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.testing.Cancelled;
import wernicke.testing.FolderHome;

class Brennan2016Test {
  @TempDir Path folder;

  @Test
  void describesItself() {
    var info = new Brennan2016(new FolderHome(folder, "Brennan2016")).info();
    assertThat(info.benchmarks())
        .extracting(b -> b.id() + " " + b.metric() + " " + b.cv() + " " + b.recording().canonical())
        .containsExactly(
            "Brennan2016-ridge ridge contiguous:5:gap=5 states:last",
            "Brennan2016-linear linear contiguous:5:gap=5 states:last");
    assertThat(info.licence()).isEqualTo("CC BY 4.0");
    assertThat(info.citation()).contains("Brennan").contains("2016");
  }

  @Test
  void wordsBelongToTheScanOfTheirOnset() throws IOException {
    Assembly assembly = load(AliceFolder.complete(folder));
    assertThat(assembly.stimuli().parts())
        .containsExactly(
            new Part("Alice", "chapter-1", 0),
            new Part("was", "chapter-1", 0),
            new Part("there", "chapter-1", 2),
            new Part("before", "chapter-1", -1));
    assertThat(assembly.stimuli().presentations())
        .hasSize(362)
        .element(2)
        .isEqualTo(new Presentation("scan-2", "chapter-1", Map.of("onset", "24.0", "run", "1")));
  }

  @Test
  void scansAreHalfOpen() {
    assertThat(List.of(Scans.at(19.999), Scans.at(20), Scans.at(21.999), Scans.at(22)))
        .containsExactly(-1, 0, 0, 1);
    assertThat(List.of(Scans.at(743.999), Scans.at(744), Scans.at(12)))
        .containsExactly(361, -1, -1);
  }

  @Test
  void featuresAreMeansWithFourDelays() throws IOException {
    Assembly assembly = load(AliceFolder.complete(folder));
    Matrix words = Matrix.column(new float[] {5, 3, 7, 100});
    Matrix features = assembly.alignment().apply(words, Recording.Rows.PARTS, assembly.stimuli());
    assertThat(row(features, 0)).containsExactly(0, 0, 0, 0);
    assertThat(row(features, 1)).containsExactly(4, 0, 0, 0);
    assertThat(row(features, 3)).containsExactly(7, 0, 4, 0);
    assertThat(row(features, 6)).containsExactly(0, 0, 0, 7);
  }

  @Test
  void columnsAreRegionsOfSubjectsInNumericOrder() throws IOException {
    AliceFolder alice = AliceFolder.complete(folder);
    alice.subject("s53", 2);
    alice.subject("s9", 3);
    Files.writeString(folder.resolve(SubjectFiles.RESPONSES).resolve("notes.txt"), "not a subject");
    Assembly assembly = load(alice);
    assertThat(assembly.neuroids()).hasSize(18);
    assertThat(assembly.neuroids().get(7))
        .isEqualTo(new Neuroid("s18.RATL", "s18", Map.of("roi", "RATL", "radius", "10 mm")));
    assertThat(assembly.neuroids()).extracting(Neuroid::subject).startsWith("s9").endsWith("s53");
    assertThat(assembly.values().get(361, 7)).isEqualTo(3611);
    assertThat(assembly.values().get(361, 13)).isEqualTo(7222);
    assertThat(assembly.scored()).hasSize(362).startsWith(0).endsWith(361);
  }

  @Test
  void subjectsWithoutAFullSignalAreLeftOutAndNamed() throws IOException {
    AliceFolder alice = AliceFolder.complete(folder);
    alice.subject("s33", 0);
    Path cut = alice.subject("s40", 1);
    Files.write(cut, Files.readAllLines(cut).subList(0, 100));
    Assembly assembly = load(alice);
    assertThat(assembly.neuroids()).extracting(Neuroid::subject).containsOnly("s18");
    assertThat(assembly.notes())
        .containsEntry(
            "excluded subjects",
            "s33 (no signal, LATL is 0.0 in every scan), s40 (cut short, 100 of 362 scans)");
    assertThat(assembly.notes().get("subjects without a file"))
        .startsWith("s22, s23, ")
        .endsWith(", s53")
        .doesNotContain("s18")
        .doesNotContain("s40");
  }

  @Test
  void badCellsAreNamed() throws IOException {
    String middle = "   1210.0   1211.0   1212.0   1213.0   1214.0   1215.0\n";
    assertBadRow(
        middle, "1 2 3 4 5\n", "row 122: 5 columns, expected 6 (LATL RATL LPTL LIPL LPreM LIFG)");
    assertBadRow(middle, "\n", "row 122: 0 columns, expected 6 (LATL RATL LPTL LIPL LPreM LIFG)");
    assertBadRow(middle, "1 2 three 4 5 6\n", "row 122: LPTL is 'three', expected a number");
    assertBadRow(middle, "1 2 3 NaN 5 6\n", "row 122: LIPL is 'NaN', expected a finite number");
    assertBadRow(middle, "1 2 3 4 1e99 6\n", "row 122: LPreM is '1e99', expected a finite number");
    assertBadRow(middle, middle + middle, "363 rows, expected 362");
  }

  private void assertBadRow(String good, String bad, String message) throws IOException {
    AliceFolder alice = AliceFolder.complete(folder);
    Path file = alice.subject("s22", 1);
    String text = Files.readString(file);
    assertThat(text).contains(good);
    Files.writeString(file, text.replace(good, bad));
    assertRefused(() -> load(alice), file + (message.startsWith("row") ? ", " : ": ") + message);
  }

  @Test
  void missingAndEmptyFilesAreNamed() throws IOException {
    AliceFolder alice = new AliceFolder(folder);
    assertRefused(
        () -> load(alice), "alice_data_shared/10mm: no such folder; 'data add Brennan2016");
    Files.createDirectories(folder.resolve(SubjectFiles.RESPONSES));
    assertRefused(() -> load(alice), "alice_data_shared/10mm: no file s##-timecourses.txt");
    Path subject = alice.subject("s18", 1);
    assertRefused(() -> load(alice), "alice_stim_shared: no such folder");
    Files.createDirectories(folder.resolve(SubjectFiles.STIMULI));
    assertRefused(() -> load(alice), "alice_stim_shared: 0 files *.TextGrid");
    alice.words("sp 0 20", "late 800 801");
    assertRefused(() -> load(alice), "no word of tier 'word' falls into the scans");
    Files.writeString(subject, "");
    assertRefused(() -> load(alice), "s18-timecourses.txt: the file is empty");
    Files.write(subject, new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1});
    assertRefused(() -> load(alice), "s18-timecourses.txt: not UTF-8 text; get it again");
    alice.subject("s18", 0);
    assertRefused(() -> load(alice), "no subject can be used: s18 (no signal");
  }

  @Test
  void stopsWhenCancelled() throws IOException {
    AliceFolder alice = AliceFolder.complete(folder);
    assertThatThrownBy(() -> new Brennan2016(alice.home()).load(new Cancelled()))
        .isInstanceOf(CancellationException.class);
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(PluginException.class).hasMessageContaining(message);
  }

  private static float[] row(Matrix matrix, int i) {
    float[] row = new float[matrix.columns()];
    matrix.copyRow(i, row, 0);
    return row;
  }

  private static Assembly load(AliceFolder alice) {
    return new Brennan2016(alice.home()).load(Progress.NONE);
  }
}
