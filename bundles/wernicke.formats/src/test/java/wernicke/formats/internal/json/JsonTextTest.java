package wernicke.formats.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wernicke.api.PluginException;
import wernicke.formats.internal.Mutants;
import wernicke.formats.internal.file.DataFile;

class JsonTextTest {
  private static final String OBJECT =
      "{\n  \"a\": [1, 2.5e3, {\"b\": null}],\n  \"\u00e9\": \"x\\n\"\n}\n";

  @TempDir private Path folder;

  private JsonObject read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private JsonObject read(byte[] content) throws IOException {
    return read(Files.write(folder.resolve("a.json"), content), "a.json");
  }

  private static JsonObject read(Path file, String name) {
    return JsonText.read(DataFile.own(name, file), 1 << 20);
  }

  @Test
  void oneObjectIsRead() throws IOException {
    assertThat(read(OBJECT).get("\u00e9").getAsString()).isEqualTo("x\n");
    assertThat(read("\uFEFF" + OBJECT)).as("marked").isEqualTo(read(OBJECT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                | a.json: not one JSON object in { }",
        "{} {}             | a.json",
        "{'a': 1           | a.json:row 1, character ",
        "{'a' 1}           | a.json:row 1, character 7: not JSON, or cut short; look for a missing",
        "{'a': 1,}         | a.json:row 1, character ",
        "{'a': tru}        | a.json:row 1, character ",
      })
  void anythingElseIsRefused(String text, String message) {
    assertThatThrownBy(() -> read(text.replace('\'', '"')))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void nothingIsRefusedToo() {
    assertThatThrownBy(() -> read("")).isInstanceOf(PluginException.class);
    assertThatThrownBy(() -> read("{\"a\": " + "[".repeat(100_000)))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("a.json:row 1, character ");
    assertThatThrownBy(() -> read(new byte[(1 << 20) + 1]))
        .hasMessage("a.json: larger than 1 MiB; is it another file? Move it away");
    assertThatThrownBy(() -> read("{\"\u00e9\": 1}".getBytes(StandardCharsets.ISO_8859_1)))
        .hasMessage("a.json: not UTF-8 text; save the file as UTF-8");
    assertThatThrownBy(() -> read(folder, "b.json"))
        .hasMessage("b.json: not a file that can be read; put a file there");
    assertThatThrownBy(() -> read(folder.resolve("b.json"), "b.json"))
        .hasMessageStartingWith("b.json: the file is not there; put it into the folder");
  }

  @Test
  void damagedFilesAreReadOrRefused() {
    Mutants.at(folder.resolve("a.json"))
        .of(OBJECT.getBytes(StandardCharsets.UTF_8), path -> read(path, path.toString()));
  }
}
