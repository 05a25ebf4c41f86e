package wernicke.dataset.wikitext2.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Assembly;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Presentation;
import wernicke.api.Progress;
import wernicke.testing.FolderHome;

class WikiText2Test {
  private static final String TEXT =
      "\n = Low @-@ pass filter = \n \n A paragraph of two\n = 1 rad / s and impedance k =\n"
          + "\n = = Section = = \n\n Another .\n\n\n = X = \n\n It ends .";

  @TempDir Path folder;

  private static Assembly load(Path folder) {
    return new WikiText2(new FolderHome(folder, "WikiText2")).load(Progress.NONE);
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve(WikiText2.FILE), text);
  }

  @Test
  void aLineIsAPresentationAndAnArticleIsThePassage() throws IOException {
    write(TEXT);
    Assembly assembly = load(folder);
    assertThat(assembly.stimuli().parts())
        .containsExactly(
            new Part("\n = Low @-@ pass filter = \n \n", "1", 0),
            new Part(" A paragraph of two\n", "1", 1),
            new Part(" = 1 rad / s and impedance k =\n\n", "1", 2),
            new Part(" = = Section = = \n\n", "1", 3),
            new Part(" Another .\n\n\n", "1", 4),
            new Part(" = X = \n\n", "2", 5),
            new Part(" It ends .", "2", 6));
    assertThat(text(assembly)).isEqualTo(TEXT);
    assertThat(assembly.stimuli().presentations().get(6))
        .isEqualTo(new Presentation("line-14", "2", Map.of("article", "X")));
    assertThat(assembly.neuroids()).isEmpty();
    assertThat(assembly.values()).hasToString("Matrix[7 x 0]");
  }

  private static String text(Assembly assembly) {
    return assembly.stimuli().parts().stream().map(Part::text).collect(Collectors.joining());
  }

  @Test
  void theTestSplitHasSixtyArticles() throws IOException {
    Path real = Path.of(System.getProperty("wernicke.shared", "missing"), "data/wikitext2");
    assumeTrue(Files.isDirectory(real), () -> "not there: " + real + " (-Dwernicke.shared)");
    Assembly assembly = load(real);
    assertThat(text(assembly)).isEqualTo(Files.readString(real.resolve(WikiText2.FILE)));
    assertThat(assembly.stimuli().presentations()).hasSize(2891);
    assertThat(assembly.stimuli().presentations().get(2890).passage()).isEqualTo("60");
    assertThat(assembly.stimuli().presentations().stream().map(p -> p.metadata().get("article")))
        .startsWith("Robert Boulter")
        .endsWith("The Hustler ( film )")
        .doesNotContain("1 henry and capacitance C");
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    refused("is missing: run 'data'");
    write(" A paragraph .\n\n = Title = \n\n Another .\n");
    refused("does not begin with the title");
    write("\n\n");
    refused("the file is empty; get it again");
    Files.write(folder.resolve(WikiText2.FILE), "= \u00e9 =".getBytes(StandardCharsets.ISO_8859_1));
    refused("not UTF-8 text; get it again");
  }

  private void refused(String message) {
    assertThatThrownBy(() -> load(folder))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith(folder.resolve(WikiText2.FILE).toString())
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
