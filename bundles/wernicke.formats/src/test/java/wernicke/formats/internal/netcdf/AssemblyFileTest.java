package wernicke.formats.internal.netcdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.PluginException;
import wernicke.formats.internal.Mutants;
import wernicke.testing.Resources;

/** Files of {@code itests/oracles/assemblies/synthetic.py}, and what xarray reads in them. */
class AssemblyFileTest {
  @TempDir Path folder;

  private static Path resource(String name) {
    return Resources.path(AssemblyFileTest.class, name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"compressed", "chunked", "contiguous", "fill", "unlimited"})
  void valuesAreThoseOfXarray(String layout) throws IOException {
    Responses read = AssemblyFile.read(resource(layout + ".nc"));
    JsonArray expected =
        JsonParser.parseString(Files.readString(resource("layouts.json")))
            .getAsJsonObject()
            .getAsJsonArray(layout);
    assertThat(read.values().rows()).isEqualTo(expected.size()).isEqualTo(6);
    assertThat(read.values().columns()).isEqualTo(4);
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 4; j++) {
        JsonElement value = expected.get(i).getAsJsonArray().get(j);
        Float number = value.isJsonNull() ? Float.NaN : value.getAsFloat();
        assertThat(Float.valueOf(read.values().get(i, j))).isEqualTo(number);
      }
    }
    assertThat(read.values().get(2, 1)).isNaN();
  }

  @ParameterizedTest
  @ValueSource(strings = {"compressed", "chunked", "contiguous", "fill", "unlimited"})
  void coordinatesLieOnTheirAxis(String layout) {
    Responses read = AssemblyFile.read(resource(layout + ".nc"));
    assertThat(read.presentations().coordinates())
        .containsOnlyKeys("stimulus", "stimulus_id", "passage", "onset", "scored")
        .containsEntry("stimulus", List.of("one", "two ", "dréi", "four", "five", "six"))
        .containsEntry("stimulus_id", List.of("0", "1", "2", "3", "4", "5"))
        .containsEntry("onset", List.of("0.5", "1", "1.5", "2", "2.5", "3"))
        .containsEntry("scored", List.of("1", "0", "1", "0", "1", "0"));
    assertThat(read.neuroids().coordinates())
        .containsOnlyKeys("neuroid_id", "subject")
        .containsEntry("subject", List.of("s1", "s1", "s2", "s2"));
  }

  @Test
  void otherDimensionsAreNamed() {
    assertRefused(
        resource("transposed.nc"),
        ": 'data' is neuroid x presentation, expected presentation x neuroid");
    assertRefused(
        resource("one_axis.nc"), ": 'data' is presentation, expected presentation x neuroid");
    assertRefused(
        resource("plain.h5"), ": 'data' is without dimensions, expected presentation x neuroid");
  }

  @Test
  void missingVariableIsNamed() {
    assertRefused(resource("other_name.nc"), ": no variable 'data'; it has onset, presentation");
  }

  @Test
  void wholeNumbersAreNoResponses() {
    assertRefused(
        resource("whole_numbers.nc"), ": 'data' holds long, expected numbers with a point");
  }

  @Test
  void missingEmptyAndForeignFilesAreRefused() throws IOException {
    assertRefused(folder.resolve("none.nc"), " is missing: run 'data' to see how to get it");
    assertRefused(Files.createFile(folder.resolve("empty.nc")), " is empty; get it again");
    assertRefused(
        Files.writeString(folder.resolve("error.nc"), "<Error>AccessDenied</Error>"),
        " is no NetCDF-4 (HDF5) file; get it again");
  }

  /** Wherever the download broke off: one line, never a shorter assembly. */
  @ParameterizedTest
  @ValueSource(strings = {"compressed.nc", "plain.h5"})
  void everyShorterFileIsRefused(String name) throws IOException {
    byte[] whole = Files.readAllBytes(resource(name));
    Path cut = folder.resolve("cut.nc");
    for (int size = 8; size < whole.length; size += size < 200 ? 1 : 97) {
      Files.write(cut, Arrays.copyOf(whole, size));
      int least = size < 96 ? 96 : whole.length;
      assertRefused(
          cut, " is cut short: " + size + " of at least " + least + " bytes; get it again");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"compressed.nc", "contiguous.nc", "plain.h5"})
  void damagedFilesAreReadOrRefused(String name) throws IOException {
    Mutants.at(folder.resolve("damaged.nc"))
        .of(Files.readAllBytes(resource(name)), AssemblyFile::read);
  }

  @Test
  void missingCoordinateIsNamed() {
    Axis axis = AssemblyFile.read(resource("compressed.nc")).neuroids();
    assertThatThrownBy(() -> axis.texts("atlas", "network"))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            resource("compressed.nc")
                + ": no coordinate 'atlas' or 'network' on neuroid; it has neuroid_id, subject");
  }

  private static void assertRefused(Path file, String message) {
    assertThatThrownBy(() -> AssemblyFile.read(file))
        .isInstanceOf(PluginException.class)
        .hasMessage(file + message);
  }
}
