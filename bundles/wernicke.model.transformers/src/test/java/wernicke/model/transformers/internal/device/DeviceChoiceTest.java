package wernicke.model.transformers.internal.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.decoder.layout.Placement;
import wernicke.model.transformers.internal.decoder.layout.Placement.Need;
import wernicke.model.transformers.internal.decoder.layout.Residency;
import wernicke.model.transformers.internal.engine.Devices;
import wernicke.model.transformers.internal.engine.Precision;
import wernicke.model.transformers.internal.model.TransformerModel;

class DeviceChoiceTest {
  private static final List<Device> GPUS = List.of(Device.gpu(0), Device.gpu(1));
  private static final Need NEED = new Need(Collections.nCopies(4, 1_000_000_000L), 500, 0);

  @TempDir Path temp;

  @AfterEach
  void clear() {
    System.clearProperty(Devices.PROPERTY);
    System.clearProperty(ResidencyChoice.PROPERTY);
    System.clearProperty(Precision.PROPERTY);
  }

  private static DeviceChoice choice(long first, long second) {
    return new DeviceChoice(GPUS, List.of(first, second), NEED, Precision.FLOAT32);
  }

  @Test
  void weightsThatFitAreShared() {
    ResidencyChoice choice = choice(4_000_000_000L, 4_000_000_000L).choose("").orElseThrow();
    assertThat(choice.residency()).isEqualTo(Residency.RESIDENT);
    assertThat(choice.devices()).isEqualTo(GPUS);
    assertThat(choice.placement().devices()).containsExactly(0, 0, 1, 1);
    assertThat(choice.where()).isEqualTo("gpu0 with blocks 0 to 1; gpu1 with blocks 2 to 3");
    assertThat(choice.why())
        .isEqualTo("resident on " + choice.where() + ": 4.0 GB in float32, 8.0 GB free");
  }

  @Test
  void othersAreStreamedThroughTheEmptiest() {
    ResidencyChoice choice = choice(2_000_000_000L, 2_400_000_000L).choose("").orElseThrow();
    assertThat(choice.residency()).isEqualTo(Residency.STREAMING);
    assertThat(choice.devices()).containsExactly(Device.gpu(1));
    assertThat(choice.placement()).isEqualTo(Placement.ONE);
    assertThat(choice.where()).isEqualTo("gpu1");
    assertThat(choice.waveBytes()).isEqualTo(300_000_000L);
  }

  @Test
  void blocksThatFitNowhereAreLeftToTheProcessor() {
    assertThat(choice(1_900_000_000L, 100).choose("")).isEmpty();
    assertThat(choice(1_900_000_000L, 100).choose("streaming")).isEmpty();
  }

  @Test
  void theUserDecides() {
    DeviceChoice roomy = choice(9_000_000_000L, 9_000_000_000L);
    assertThat(roomy.choose("streaming").orElseThrow().residency()).isEqualTo(Residency.STREAMING);
    assertThat(choice(10, 30).choose("resident").orElseThrow().residency())
        .isEqualTo(Residency.RESIDENT);
    assertThatThrownBy(() -> roomy.choose("both"))
        .isInstanceOf(PluginException.class)
        .hasMessage("-Dwernicke.weights=both: it is resident or streaming");
  }

  private Recording record(Path folder, RecordingSpec spec) {
    List<Part> words = Collections.nCopies(5, new Part("The page", "p", -1));
    try (TransformerModel model = Oracle.model(folder)) {
      return model.record(new Stimuli("words", words, List.of()), spec, Progress.NONE);
    }
  }

  /** A recording says so, and has the same numbers. */
  @Test
  void recordingsOnTwoDevices() {
    for (String variant : List.of("opt-350m-like", "t5-original")) {
      Path folder = Oracle.family(variant, temp);
      for (RecordingSpec spec : List.of(RecordingSpec.STATES, RecordingSpec.SURPRISAL)) {
        System.clearProperty(Devices.PROPERTY);
        Recording plain = record(folder, spec);
        System.setProperty(Devices.PROPERTY, "cpu,cpu");
        Recording shared = record(folder, spec);
        assertThat(plain.notes()).doesNotContainKey("devices");
        assertThat(shared.notes().get("devices"))
            .matches("cpu with blocks? 0( to \\d)?; cpu with blocks? \\d( to \\d)?");
        shared
            .layers()
            .forEach(
                (layer, matrix) ->
                    assertThat(matrix.toArray()).isEqualTo(plain.layer(layer).toArray()));
      }
    }
  }

  @Test
  void halvesAreRefusedOnTheProcessor() {
    Path folder = Oracle.family("gpt2-base", temp);
    System.setProperty(Devices.PROPERTY, "cpu");
    System.setProperty(Precision.PROPERTY, "float16");
    assertThatThrownBy(() -> record(folder, RecordingSpec.STATES))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            "-Dwernicke.precision=float16 needs GPUs with room for the weights: the processor"
                + " works in float32; leave it out");
  }

  /** Or recordings of different precision would be taken for each other. */
  @Test
  void theFingerprintHoldsThePrecision() {
    Path folder = Oracle.family("gpt2-base", temp);
    Set<String> fingerprints = new HashSet<>();
    for (Precision precision : Precision.values()) {
      System.setProperty(Precision.PROPERTY, precision.word());
      try (TransformerModel model = Oracle.model(folder)) {
        fingerprints.add(model.info().weights());
      }
    }
    assertThat(fingerprints).hasSize(3);
    System.clearProperty(Precision.PROPERTY);
    try (TransformerModel model = Oracle.model(folder)) {
      assertThat(fingerprints).contains(model.info().weights());
    }
  }
}
