package wernicke.model.precomputed.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wernicke.api.PluginException;
import wernicke.api.RecordingSpec.Kind;

class SettingsTest {
  @TempDir Path folder;

  @Test
  void theFolderNamesTheModelUnlessTheSettingsDo() throws IOException {
    PrecomputedModel model = read("{'kind': 'surprisal', 'tokens': 't.csv'}");
    assertThat(model.id()).isEqualTo("folder");
    assertThat(model.description()).isEqualTo("surprisal made elsewhere");
    assertThat(model.kind()).isEqualTo(Kind.SURPRISAL);
    model =
        read(
            "{'kind': 'states', 'id': 'x-1', 'description': 'd', 'parts': 'p.csv',"
                + " 'layers': {'a': 'sub/a.npy'}, 'pooling': 'mean'}");
    assertThat(model.id()).isEqualTo("x-1");
    assertThat(model.description()).isEqualTo("d");
    assertThat(model.kind()).isEqualTo(Kind.STATES);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{}                                                    | 'kind' has to be one of states",
        "{'kind': 'logits'}                                    | 'kind' has to be one of states",
        "{'kind': 5}                                           | 'kind' has to be a text",
        "{'kind': 'surprisal'}                                 | either 'tokens' or 'words'",
        "{'kind': 'surprisal', 'tokens': 't', 'words': 'w'}    | either 'tokens' or 'words'",
        "{'kind': 'surprisal', 'token': 't'}                   | 'token' does not belong",
        "{'kind': 'surprisal', 'tokens': 't', 'layers': {}}    | 'layers' does not belong",
        "{'kind': 'surprisal', 'tokens': 't', 'unit': 'log'}   | one of ln, log2, bits, nats",
        "{'kind': 'surprisal', 'words': 'w', 'unit': 'ln'}     | one of bits, nats",
        "{'kind': 'surprisal', 'tokens': '../t.csv'}           | in the folder of the settings",
        "{'kind': 'surprisal', 'tokens': '/t.csv'}             | in the folder of the settings",
        "{'kind': 'surprisal', 'tokens': ''}                   | in the folder of the settings",
        "{'kind': 'surprisal', 'tokens': 't', 'id': 'a b'}     | the id 'a b' is empty or has",
        "{'kind': 'states', 'layers': {'a': 'a.npy'}}          | 'parts' has to name a CSV",
        "{'kind': 'states', 'parts': 'p'}                      | 'layers' has to be an object",
        "{'kind': 'states', 'parts': 'p', 'layers': {}}        | 'layers' has to be an object",
        "{'kind': 'states', 'parts': 'p', 'layers': ['a']}     | 'layers' has to be an object",
        "{'kind': 'states', 'parts': 'p', 'layers': {'a': 1}}  | 'layers.a' has to be a text",
        "{'kind': 'states', 'parts': 'p', 'unit': 'ln'}        | 'unit' does not belong",
        "['kind']                                              | : not one JSON object",
        "{'kind': 'surprisal', 'tokens': 't'} {}               | :row 1, character",
        "{'kind': 'surprisal', 'tokens': 't'                   | :row 1, character",
        "{kind: 'surprisal'}                                   | : not JSON, or cut short",
      })
  void nonsenseIsRefused(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("wernicke-model.json")
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void otherEncodingsAreRefused() throws IOException {
    Path file = folder.resolve("wernicke-model.json");
    Files.write(file, "{\"id\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> Settings.read("folder", file))
        .hasMessageContaining(": not UTF-8 text; save the file");
    Files.writeString(file, "");
    assertThatThrownBy(() -> Settings.read("folder", file))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("not one JSON object");
  }

  private PrecomputedModel read(String json) throws IOException {
    Path file = folder.resolve("wernicke-model.json");
    return Settings.read("folder", Files.writeString(file, json.replace('\'', '"')));
  }
}
