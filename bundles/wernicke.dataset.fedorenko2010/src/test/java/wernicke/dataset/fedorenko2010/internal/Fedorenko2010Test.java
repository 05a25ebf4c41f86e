package wernicke.dataset.fedorenko2010.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Neuroid;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Presentation;
import wernicke.api.Progress;
import wernicke.testing.Cancelled;
import wernicke.testing.FolderHome;

class Fedorenko2010Test {
  @TempDir Path folder;

  @Test
  void describesItself() {
    var info = new Fedorenko2010(new FolderHome(folder, "Fedorenko2010")).info();
    assertThat(info.id()).isEqualTo("Fedorenko2010");
    assertThat(info.benchmarks()).isEmpty();
    assertThat(info.files())
        .containsExactly("langloc_fmri_run1_stim_set*.csv", "langloc_fmri_run2_stim_set*.csv");
    assertThat(info.licence()).contains("MIT");
    assertThat(info.citation()).contains("Fedorenko").contains("2010").contains("Neurophysiology");
  }

  @Test
  void trialsAreByRunAndSetAndInTheOrderOfTheFile() throws IOException {
    Assembly assembly = load(LocalizerFolder.complete(folder));
    assertThat(assembly.stimuli().parts())
        .hasSize(20)
        .startsWith(
            new Part(text("w11"), "run1-set1-trial1", 0),
            new Part(text("blorp11"), "run1-set1-trial2", 1),
            new Part(text("w12"), "run1-set2-trial1", 2))
        .endsWith(new Part(text("blorp25"), "run2-set5-trial2", 19));
    assertThat(assembly.stimuli().presentations())
        .hasSize(20)
        .doesNotHaveDuplicates()
        .element(13)
        .isEqualTo(
            new Presentation(
                "run2-set2-trial2",
                "run2-set2-trial2",
                Map.of("condition", "nonwords", "run", "2", "set", "2")));
    assertThat(assembly.stimuli().presentations().get(12).metadata())
        .containsEntry("condition", "sentence");
  }

  @Test
  void theOneColumnIsTheDesign() throws IOException {
    LocalizerFolder localizer = LocalizerFolder.complete(folder);
    localizer.write(
        1,
        1,
        LocalizerFolder.HEADER
            + LocalizerFolder.row("A", "N")
            + LocalizerFolder.row("B", "N")
            + LocalizerFolder.row("C", "S"));
    Assembly assembly = load(localizer);
    assertThat(assembly.neuroids()).containsExactly(new Neuroid("contrast", "design", Map.of()));
    assertThat(assembly.values().column(0)).hasSize(21).startsWith(-1, -1, 1, 1, -1);
    assertThat(assembly.values().column(0)).containsOnly(1, -1);
    assertThat(assembly.scored()).hasSize(21).startsWith(0).endsWith(20);
    assertThat(assembly.alignment()).isEqualTo(Alignment.DIRECT);
    assertThat(assembly.notes()).containsEntry("text", "in lower case, published in capitals");
  }

  @Test
  void columnsAreFoundByNameAndLinesMayEndAnyWay() throws IOException {
    LocalizerFolder localizer = LocalizerFolder.complete(folder);
    String header = "note," + LocalizerFolder.HEADER.replace("stim14", "stim99,stim14");
    String row = "x," + LocalizerFolder.row("A", "N").replace(",N", ",extra, N");
    localizer.write(1, 1, (header + row).replace("\n", "\r\n") + "\r\n\r\n");
    Assembly assembly = load(localizer);
    assertThat(assembly.stimuli().parts().get(0).text()).isEqualTo(text("a"));
    assertThat(assembly.values().get(0, 0)).isEqualTo(-1);
  }

  @Test
  void badRowsAreNamed() throws IOException {
    String good = LocalizerFolder.row("GOOD", "S");
    assertBadRow(good.replace(",S", ",W"), "stim14 is 'W', expected S (a sentence) or N");
    assertBadRow(good.replace(",S", ",s"), "stim14 is 's', expected S (a sentence) or N");
    assertBadRow(good.replace("GOODc", ""), "stim4 is '', expected one word");
    assertBadRow(good.replace("GOODl", "GO OD"), "stim13 is 'GO OD', expected one word");
    assertBadRow(good.replace("GOODa", "\"GOOD\""), "stim2 is '\"GOOD\"', expected one word");
    assertBadRow(
        good.replace(",S", ""), "13 columns, but the header has 14: is the file cut short");
  }

  private void assertBadRow(String row, String message) throws IOException {
    LocalizerFolder localizer = LocalizerFolder.complete(folder);
    Path file =
        localizer.write(2, 3, LocalizerFolder.HEADER + LocalizerFolder.row("FIRST", "N") + row);
    assertRefused(() -> load(localizer), file + ", line 3: " + message);
  }

  @Test
  void badFilesAreNamed() throws IOException {
    LocalizerFolder localizer = LocalizerFolder.complete(folder);
    Path file = localizer.file(2, 4);
    Files.delete(file);
    assertRefused(() -> load(localizer), file + ": no such file; 'data add Fedorenko2010");
    Files.writeString(file, "");
    assertRefused(() -> load(localizer), file + ": the file is empty");
    Files.writeString(file, LocalizerFolder.HEADER + "\n\n");
    assertRefused(() -> load(localizer), file + ": there is a header but no row; get it again");
    Files.writeString(
        file,
        LocalizerFolder.HEADER.replace("stim7,", "").replace("stim14", "type")
            + LocalizerFolder.row("A", "S"));
    assertRefused(
        () -> load(localizer), file + ", line 1: no column stim7, stim14; it has stim1, stim2, ");
    Files.write(file, new byte[] {(byte) 0xFF, 1});
    assertRefused(() -> load(localizer), file + ": row 1 or later: not UTF-8 text; get it again");
    Files.delete(file);
    Files.createDirectory(file);
    assertRefused(() -> load(localizer), file + ": not a file that can be read");
  }

  @Test
  void stopsWhenCancelled() throws IOException {
    LocalizerFolder localizer = LocalizerFolder.complete(folder);
    assertThatThrownBy(() -> new Fedorenko2010(localizer.home()).load(new Cancelled()))
        .isInstanceOf(CancellationException.class);
  }

  private static void assertRefused(ThrowingCallable call, String message) {
    assertThatThrownBy(call).isInstanceOf(PluginException.class).hasMessageContaining(message);
  }

  private static String text(String word) {
    return "#a #b #c #d #e #f #g #h #i #j #k #l".replace("#", word);
  }

  private static Assembly load(LocalizerFolder localizer) {
    return new Fedorenko2010(localizer.home()).load(Progress.NONE);
  }
}
