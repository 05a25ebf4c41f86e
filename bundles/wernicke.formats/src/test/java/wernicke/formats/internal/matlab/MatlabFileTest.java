package wernicke.formats.internal.matlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.PluginException;
import wernicke.formats.internal.Mutants;
import wernicke.formats.internal.file.DataFile;
import wernicke.testing.Resources;

/** Files of {@code itests/oracles/matlab/make.py}: the same variables in both kinds of file. */
class MatlabFileTest {
  private static final String OLD = "version5.mat";
  private static final String HDF = "version73.mat";
  private static final List<String> OTHERS =
      List.of(
          "words", "none", "places", "meta", "text", "lines", "complex", "structures", "sparse");

  @TempDir private Path folder;

  private static Path resource(String name) {
    return Resources.path(MatlabFileTest.class, name);
  }

  private static MatlabFile read(String name, List<String> variables) {
    return MatlabFile.read(DataFile.published(resource(name)), variables);
  }

  private static JsonObject expected() throws IOException {
    return JsonParser.parseString(Files.readString(resource("expected.json"))).getAsJsonObject();
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, HDF})
  void numbersOfEveryClassAreThoseOfNumpy(String name) throws IOException {
    JsonObject expected = expected();
    MatlabFile file = read(name, List.copyOf(expected.keySet()));
    for (String variable : expected.keySet()) {
      JsonObject array = expected.getAsJsonObject(variable);
      Value.Numbers numbers = file.numbers(variable);
      assertThat(numbers.rows()).as(variable).isEqualTo(array.get("rows").getAsInt());
      assertThat(numbers.columns()).as(variable).isEqualTo(array.get("columns").getAsInt());
      List<Double> values =
          array.getAsJsonArray("values").asList().stream()
              .map(value -> Double.valueOf(numpy(value.getAsString())))
              .toList();
      assertThat(IntStream.range(0, numbers.count()).mapToObj(numbers::get))
          .as(variable)
          .isEqualTo(values);
    }
    assertThat(file.numbers("double").get(2, 3)).isEqualTo(file.numbers("double").get(2 + 3 * 7));
  }

  private static String numpy(String number) {
    return number.replace("inf", "Infinity").replace("nan", "NaN");
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, HDF})
  void textCellsPlacesAndFieldsAreRead(String name) {
    MatlabFile file = read(name, OTHERS);
    assertThat(file.texts("words")).containsExactly("one", "dréi π", "", " four ");
    assertThat(file.texts("none")).isEmpty();
    assertThat(file.places("places", 3)).containsExactly(2, 0);
    Map<String, Value> meta = file.structure("meta");
    assertThat(meta).containsOnlyKeys("name", "inner").containsEntry("name", new Value.Text("x"));
    Map<String, Value> inner = ((Value.Structure) meta.get("inner")).fields();
    assertThat(file.texts("meta.inner.words", inner.get("words"))).containsExactly("a", "b");
    assertThat(file.places("meta.inner.size", inner.get("size"), 4)).containsExactly(3, 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, HDF})
  void whatIsOfAnotherKindIsNamed(String name) {
    MatlabFile file = read(name, OTHERS);
    String path = resource(name).toString();
    assertThatThrownBy(() -> file.numbers("absent"))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            path
                + ": no variable absent; it has complex, lines, meta, none, places, sparse,"
                + " structures, text, words");
    assertThatThrownBy(() -> file.numbers("meta"))
        .hasMessage(path + ": meta is a structure, expected numbers");
    assertThatThrownBy(() -> file.structure("text"))
        .hasMessage(path + ": text is text, expected a structure");
    assertThatThrownBy(() -> file.numbers("sparse"))
        .hasMessage(path + ": sparse is a sparse matrix, expected numbers");
    assertThatThrownBy(() -> file.numbers("complex"))
        .hasMessage(path + ": complex is complex numbers, expected numbers");
    assertThatThrownBy(() -> file.structure("structures"))
        .hasMessage(path + ": structures is an array of structures, expected a structure");
    assertThatThrownBy(() -> file.texts("lines"))
        .hasMessage(path + ": lines is several lines of text, expected a cell array");
    assertThatThrownBy(() -> file.places("places", 2))
        .hasMessage(path + ": places, element 1: 3.0 is not one of 1 to 2");
  }

  @ParameterizedTest
  @CsvSource({"table, table", "function, function_handle"})
  void objectsAreRefusedByTheirClass(String variable, String kind) {
    MatlabFile file = read(HDF, List.of(variable));
    assertThatThrownBy(() -> file.numbers(variable))
        .hasMessage(
            resource(HDF) + ": " + variable + " is of the class " + kind + ", expected numbers");
  }

  @Test
  void cellsThatHoldThemselvesAreRefused() {
    assertThatThrownBy(() -> read(HDF, List.of("loop")))
        .hasMessage(resource(HDF) + ": /#refs#/loop holds itself; get it again");
  }

  @Test
  void whatIsThereButNotAskedForIsNoVariable() {
    assertThatThrownBy(() -> read(HDF, List.of("loops")).numbers("loop"))
        .hasMessage(resource(HDF) + ": no variable loop; it has none");
  }

  @Test
  void missingForeignAndCutFilesAreRefused() throws IOException {
    Path file = folder.resolve("x.mat");
    assertRefused(file, " is missing: run 'data' to see how to get it");
    Files.writeString(file, "<Error>AccessDenied</Error>");
    assertThatThrownBy(() -> MatlabFile.read(DataFile.published(file), OTHERS))
        .hasMessageStartingWith(file + " is no MATLAB file of version 5 to 7.3, or damaged (")
        .hasMessageEndingWith("); get it again");
    byte[] whole = Files.readAllBytes(resource(HDF));
    for (int length : new int[] {128, 512, 519, 530, 607, 608, 5000, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      int least = length < 608 ? 608 : whole.length;
      assertRefused(
          file, " is cut short: " + length + " of at least " + least + " bytes; get it again");
    }
    Files.write(file, Arrays.copyOf(Arrays.copyOf(whole, 512), 1000));
    assertRefused(file, " is no MATLAB 7.3 (HDF5) file; get it again");
  }

  private static void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> MatlabFile.read(DataFile.published(file), OTHERS))
        .isInstanceOf(PluginException.class)
        .hasMessage(file + message);
  }

  @ParameterizedTest
  @ValueSource(strings = {OLD, HDF})
  void damagedFilesAreReadOrRefused(String name) throws IOException {
    List<String> numbers = List.copyOf(expected().keySet());
    List<String> all = Stream.concat(numbers.stream(), OTHERS.stream()).toList();
    Mutants.at(folder.resolve("damaged.mat"))
        .of(
            Files.readAllBytes(resource(name)),
            mutant -> use(MatlabFile.read(DataFile.published(mutant), all), numbers));
  }

  private static void use(MatlabFile file, List<String> names) {
    for (String name : names) {
      Value.Numbers numbers = file.numbers(name);
      IntStream.range(0, numbers.count()).forEach(numbers::get);
    }
    file.texts("words");
    file.texts("none");
    file.places("places", 3);
    Value inner = file.structure("meta").get("inner");
    if (inner instanceof Value.Structure structure && structure.fields().containsKey("words")) {
      file.texts("words", structure.fields().get("words"));
    }
  }
}
