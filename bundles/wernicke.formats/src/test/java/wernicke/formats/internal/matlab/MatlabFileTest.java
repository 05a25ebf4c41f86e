package wernicke.formats.internal.matlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.Cell;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.Sink;
import us.hebi.matlab.mat.types.Sinks;
import wernicke.api.PluginException;
import wernicke.formats.internal.Mutants;
import wernicke.formats.internal.file.DataFile;

/** What SciPy finds in such files is tried where they are used, in the data set Pereira2018. */
class MatlabFileTest {
  private static final List<String> NAMES = List.of("words", "places", "values", "meta");

  @TempDir private Path folder;
  private Path path;

  @BeforeEach
  void write() throws IOException {
    path = folder.resolve("m.mat");
    Cell words = Mat5.newCell(2, 1);
    words.set(0, Mat5.newString("one"));
    words.set(1, Mat5.newCell(1, 1).set(0, Mat5.newString("dr\u00e9i")));
    MatFile file =
        Mat5.newMatFile()
            .addArray("words", words)
            .addArray("places", matrix(2, 1))
            .addArray("values", matrix(0.5, -3))
            .addArray("meta", Mat5.newStruct().set("name", Mat5.newString("x")));
    try (Sink sink = Sinks.newStreamingFile(path.toFile())) {
      Mat5.newWriter(sink).writeMat(file);
    }
  }

  private static us.hebi.matlab.mat.types.Matrix matrix(double first, double second) {
    us.hebi.matlab.mat.types.Matrix matrix = Mat5.newMatrix(2, 1);
    matrix.setDouble(0, first);
    matrix.setDouble(1, second);
    return matrix;
  }

  private static MatlabFile read(Path path) {
    return MatlabFile.read(DataFile.published(path), NAMES);
  }

  private static void use(MatlabFile file) {
    file.texts("words");
    file.places("places", 2);
    file.matrix("values").getDouble(1);
    file.struct("meta").getFieldNames();
  }

  @Test
  void variablesAreReadByName() {
    MatlabFile file = read(path);
    assertThat(file.texts("words")).containsExactly("one", "dr\u00e9i");
    assertThat(file.places("places", 2)).containsExactly(1, 0);
    assertThat(file.matrix("values").getDouble(1)).isEqualTo(-3);
    assertThat(file.struct("meta").getFieldNames()).containsExactly("name");
  }

  @Test
  void whatIsNotThereIsNamed() {
    MatlabFile file = read(path);
    assertThatThrownBy(() -> file.matrix("absent"))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith(path + ": no variable absent; it has ");
    assertThatThrownBy(() -> file.matrix("meta")).hasMessageContaining("meta is");
    assertThatThrownBy(() -> file.places("places", 1))
        .hasMessage(path + ": places, element 1: 2.0 is not one of 1 to 1");
    assertThatThrownBy(() -> read(folder.resolve("none.mat")))
        .hasMessage(folder.resolve("none.mat") + " is missing: run 'data' to see how to get it");
  }

  @Test
  void damagedFilesAreReadOrRefused() throws IOException {
    Mutants.at(folder.resolve("damaged.mat"))
        .of(Files.readAllBytes(path), mutant -> use(read(mutant)));
  }
}
