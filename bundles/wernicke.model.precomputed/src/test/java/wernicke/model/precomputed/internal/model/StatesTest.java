package wernicke.model.precomputed.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.RecordingSpec.Kind;
import wernicke.api.RecordingSpec.Pooling;
import wernicke.api.Stimuli;
import wernicke.formats.internal.npy.NpyWriter;
import wernicke.model.precomputed.internal.Texts;

class StatesTest {
  private static final String PARTS = "text,passage\nThe,x\ncat,x\nsleeps.,y\n";

  @TempDir Path folder;
  private final Map<String, Path> layers = new LinkedHashMap<>();
  private States states;

  @BeforeEach
  void files() throws Exception {
    npy("b1.npy", "<f8");
    npy("a0.npy", "<f4");
    layers.put("second", folder.resolve("b1.npy"));
    layers.put("first", folder.resolve("a0.npy"));
    states = new States(folder.resolve("parts.csv"), layers, Pooling.LAST);
    Files.writeString(folder.resolve("parts.csv"), PARTS);
  }

  /** Three rows of four numbers: 0, 0.5, 1 and so on. */
  private void npy(String name, String type) throws IOException {
    byte[] head = NpyWriter.head(type, "3, 4");
    ByteBuffer file = ByteBuffer.allocate(head.length + 96).order(ByteOrder.LITTLE_ENDIAN);
    file.put(head);
    for (int i = 0; i < 12; i++) {
      if (type.equals("<f8")) {
        file.putDouble(i / 2.0);
      } else {
        file.putFloat(i / 2f);
      }
    }
    Files.write(folder.resolve(name), Arrays.copyOf(file.array(), file.position()));
  }

  @Test
  void layersKeepTheirOrderAndRowsAreParts() {
    Recording recording = record(Texts.stimuli("The|cat", "sleeps."));
    assertThat(recording.rows()).isEqualTo(Recording.Rows.PARTS);
    assertThat(recording.layers().keySet()).containsExactly("second", "first");
    assertThat(recording.layer("second").get(2, 1)).isEqualTo(4.5f);
    assertThat(recording.layer("first").toArray()).isEqualTo(recording.layer("second").toArray());
    assertThat(states.layers()).containsExactly("second", "first");
    assertThat(states.width()).isEqualTo(4);
  }

  @Test
  void otherTextsAreRefused() {
    refused(Texts.stimuli("The|dog", "sleeps."), "the texts differ in passage '1', word 2");
    refused(Texts.stimuli("The|cat|sleeps."), "the texts differ in passage '1', word 3");
  }

  @Test
  void eachPartNeedsExactlyOneRow() throws IOException {
    refused(
        Texts.stimuli("The cat", "sleeps."), "part 1 of Test, 'The cat', has 2 rows, the first");
    refused(Texts.stimuli("The||cat", "sleeps."), "part 2 of Test, '(the end)', has 0 rows");
    Files.writeString(folder.resolve("parts.csv"), "text,passage\nThe cat,x\nsleeps.,y\n");
    refused(Texts.stimuli("The|cat", "sleeps."), "line 2: 'The cat' spans several words");
  }

  @Test
  void rowsAndPartsHaveToBeAsMany() throws IOException {
    Files.writeString(folder.resolve("parts.csv"), "text,passage\nThe,x\ncat,x\n");
    refused(Texts.stimuli("The|cat"), "b1.npy has 3 rows for 2 parts");
  }

  @Test
  void anotherPoolingIsRefused() {
    assertThatThrownBy(
            () ->
                states.record(
                    Texts.stimuli("The|cat", "sleeps."),
                    new RecordingSpec(Kind.STATES, Pooling.MEAN),
                    Progress.NONE))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("pooled as 'last', 'mean' is asked for");
  }

  @Test
  void numbersHaveToBeFinite() throws IOException {
    byte[] content = Files.readAllBytes(folder.resolve("a0.npy"));
    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).putFloat(128 + 4 * 6, Float.NaN);
    Files.write(folder.resolve("a0.npy"), content);
    refused(Texts.stimuli("The|cat", "sleeps."), "a0.npy: NaN in row 1, column 2");
  }

  @Test
  void theHashIsOfContentLayersAndPooling() throws IOException {
    String hash = states.hash();
    assertThat(new States(folder.resolve("parts.csv"), layers, Pooling.MEAN).hash())
        .isNotEqualTo(hash);
    Files.copy(folder.resolve("b1.npy"), folder.resolve("c2.npy"));
    layers.put("second", folder.resolve("c2.npy"));
    assertThat(states.hash()).as("another name, the same content").isEqualTo(hash);
    layers.put("third", folder.resolve("c2.npy"));
    assertThat(states.hash()).isNotEqualTo(hash);
  }

  private Recording record(Stimuli stimuli) {
    return states.record(stimuli, RecordingSpec.STATES, Progress.NONE);
  }

  private void refused(Stimuli stimuli, String message) {
    assertThatThrownBy(() -> record(stimuli))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
