package wernicke.dataset.described.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.PluginException;
import wernicke.api.data.Descriptors.Template;

/** Every template describes files that can be read. */
class TemplatesTest {
  @TempDir private Path temp;

  private Sandbox files(String layout) {
    Sandbox sandbox =
        new Sandbox(temp.resolve("mine")).put("dataset.json", Templates.of(layout).descriptor());
    String voxels =
        "voxel,subject,roi,x,y,z,atlas\n1,s1,IFG,0,0,0,language\n2,s1,ATL,0,0,1,other\n";
    StringBuilder rows = new StringBuilder("sentence,item,passage,topic,cond,s1_IFG,s1_ATL\n");
    for (int i = 0; i < 20; i++) {
      rows.append("Fish %d.,i%d,p%d,t,B,%d,0.5\n".formatted(i, i, i / 2, i));
    }
    double[] numbers = new double[120];
    return switch (layout) {
      case "table" -> sandbox.put("responses.csv", rows.toString());
      case "matrix" ->
          sandbox
              .put("presentations.csv", rows.toString())
              .put("neuroids.csv", voxels)
              .put("responses.npy", Sandbox.npy("20, 2", java.util.Arrays.copyOf(numbers, 40)));
      default ->
          sandbox
              .put("words.csv", "word,onset,run,story\nOne,0.5,1,a\nfish.,100.25,1,a\n")
              .put("scans.csv", "run\n" + "1\n".repeat(60))
              .put("neuroids.csv", voxels)
              .put("scans.npy", Sandbox.npy("60, 2", numbers));
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "matrix", "series"})
  void canBeUsedAsTheyAre(String layout) {
    assertThat(files(layout).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"table", "matrix", "series"})
  void areExplained(String layout) {
    Template template = Templates.of(layout);
    assertThat(template.descriptor()).startsWith("{\n").endsWith("}\n");
    assertThat(template.explanation().get(0)).contains("dataset.json");
    assertThat(template.explanation()).anyMatch(line -> line.startsWith(layout + ":"));
    assertThat(template.explanation()).allMatch(line -> line.length() <= 160);
  }

  @Test
  void unknownLayoutsAreRefused() {
    assertThat(Templates.LAYOUTS).isEqualTo(List.of("table", "matrix", "series"));
    assertThatThrownBy(() -> Templates.of("cube"))
        .isInstanceOf(PluginException.class)
        .hasMessage("there is no layout 'cube': it is one of table, matrix, series");
  }
}
