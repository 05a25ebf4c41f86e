package wernicke.model.transformers.internal.decoder;

import static org.assertj.core.api.Assertions.assertThat;
import static wernicke.model.transformers.internal.Oracle.ints;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wernicke.model.transformers.internal.Decoders;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.decoder.layout.Layout;
import wernicke.model.transformers.internal.decoder.layout.Placement;
import wernicke.model.transformers.internal.decoder.layout.Residency;
import wernicke.model.transformers.internal.engine.Devices;
import wernicke.model.transformers.internal.engine.Precision;
import wernicke.model.transformers.internal.engine.Torch;

/** Blocks shared by devices: two on one processor, each with memory and weights of its own. */
class PlacedDecoderTest {
  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource({
    "gpt2-base, RESIDENT",
    "gemma2, RESIDENT",
    "opt-350m-like, RESIDENT",
    "t5-v1_1, RESIDENT",
    "t5-original, RESIDENT",
    "gpt2-base, STREAMING",
    "t5-v1_1, STREAMING"
  })
  void everyBorderGivesTheSame(String variant, Residency residency) {
    Path folder = Oracle.family(variant, temp);
    Checkpoint checkpoint = Checkpoint.open(folder);
    int blocks = checkpoint.architecture().blocks();
    Tokens tokens = tokens(variant);
    List<float[]> expected;
    try (Decoder decoder = Decoders.resident(folder)) {
      expected = output(decoder, tokens, blocks);
    }
    for (int border = 0; border <= blocks; border++) {
      List<Integer> devices = new ArrayList<>();
      for (int i = 0; i < blocks; i++) {
        devices.add(i < border ? 0 : 1);
      }
      List<NDManager> managers = managers();
      Layout layout =
          new Layout(
              managers, new Placement(devices), residency, Long.MAX_VALUE, Precision.FLOAT32);
      try (Decoder decoder = Decoders.open(checkpoint, layout)) {
        assertThat(output(decoder, tokens, blocks)).usingRecursiveComparison().isEqualTo(expected);
        assertThat(owners(decoder, tokens, managers)).isEqualTo(devices);
      }
      assertThat(managers).noneMatch(NDManager::isOpen);
    }
  }

  /** Two GPUs where there are some. */
  private static List<NDManager> managers() {
    List<Device> devices = Devices.configured();
    return List.of(
        Torch.newManager(devices.get(0)), Torch.newManager(devices.get(devices.size() - 1)));
  }

  private static Tokens tokens(String variant) {
    JsonObject expected = Oracle.json("families/" + variant + "/expected.json");
    return variant.startsWith("t5")
        ? Tokens.of(ints(expected.get("encoder_ids")))
            .with(Tokens.of(ints(expected.get("decoder_ids"))))
        : Tokens.of(ints(expected.get("ids")));
  }

  /** States of every block of the second of two batches, then the logits. */
  private static List<float[]> output(Decoder decoder, Tokens tokens, int blocks) {
    List<float[]> output = new ArrayList<>();
    decoder.run(
        List.of(tokens, tokens),
        (batch, block, x) -> {
          if (batch == 1) {
            output.add(x.toFloatArray());
            if (block == blocks - 1) {
              NDArray stacked = x.reshape(-1, x.getShape().getLastDimension());
              output.add(decoder.logits(stacked).toFloatArray());
            }
          }
        });
    return output;
  }

  /** Which device's memory the states are in after each block. */
  private static List<Integer> owners(Decoder decoder, Tokens tokens, List<NDManager> managers) {
    List<Integer> owners = new ArrayList<>();
    decoder.run(
        List.of(tokens),
        (batch, block, x) -> owners.add(managers.indexOf(x.getManager().getParentManager())));
    return owners;
  }
}
