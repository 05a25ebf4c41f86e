package wernicke.model.transformers.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static wernicke.model.transformers.internal.Oracle.assertClose;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.model.transformers.internal.Decoders;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.decoder.Decoder;
import wernicke.model.transformers.internal.decoder.Tokens;

/** What holds for a recording of every family. */
class FamilyRecordingTest {
  private static final List<String> PARTS =
      List.of("The reader", "turned the page", ", and", "", "it's", "late", "--", "we'll see");

  @TempDir Path temp;

  private static Recording record(TransformerModel model, List<Part> parts, RecordingSpec spec) {
    return model.record(new Stimuli("test", parts, List.of()), spec, Progress.NONE);
  }

  private static List<Part> passage(List<String> texts) {
    return texts.stream().map(text -> new Part(text, "p", -1)).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpt2-base",
        "llama-gqa",
        "llama-rope-dynamic",
        "llama-rope-llama3",
        "llama-rope-yarn",
        "mistral-sliding",
        "qwen2-sliding",
        "qwen3",
        "gemma",
        "gemma2",
        "gemma3-scaled",
        "gemma3-multimodal",
        "gpt_neox",
        "opt",
        "opt-350m-like",
        "phi",
        "phi3-longrope",
        "phi3-sliding",
        "t5-original",
        "t5-v1_1"
      })
  void onePassEqualsGrowingPrefixes(String variant) {
    try (TransformerModel model = Oracle.model(Oracle.family(variant, temp))) {
      Recording together = record(model, passage(PARTS), RecordingSpec.STATES);
      for (int i = 0; i < PARTS.size(); i++) {
        if (PARTS.get(i).isEmpty()) {
          continue;
        }
        String prefix = String.join(" ", PARTS.subList(0, i + 1)).replace("  ", " ");
        Recording alone = record(model, passage(List.of(prefix)), RecordingSpec.STATES);
        for (String layer : model.info().layers()) {
          float[] row = new float[model.info().width()];
          together.layer(layer).copyRow(i, row, 0);
          assertClose(row, alone.layer(layer).toArray(), variant + " " + layer + " part " + i);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpt2-base",
        "llama-gqa",
        "mistral-sliding",
        "qwen2",
        "qwen3",
        "gemma",
        "gemma2",
        "gemma3_text",
        "gpt_neox",
        "opt",
        "phi",
        "phi3"
      })
  void surprisalsSumToTheCrossEntropy(String variant) {
    Path folder = Oracle.family(variant, temp);
    String text = String.join(" ", PARTS).replace("  ", " ").replace(" ,", ",");
    double expected = bits(folder, text);
    try (TransformerModel model = Oracle.model(folder)) {
      double sum = 0;
      float[] bits =
          record(model, passage(PARTS), RecordingSpec.SURPRISAL).layer("surprisal").toArray();
      for (float b : bits) {
        sum += b;
      }
      assertThat(sum).isCloseTo(expected, within(1e-4 * expected));
    }
  }

  /** T5 without a text for its encoder: its decoder is causal, one pass answers for all parts. */
  @ParameterizedTest
  @ValueSource(strings = {"t5-original", "t5-v1_1"})
  void decoderOnly(String variant) {
    Path folder = Oracle.family(variant, temp);
    String text = String.join(" ", PARTS).replace("  ", " ").replace(" ,", ",");
    int[] ids = Oracle.encode(folder, text);
    int[] shifted = new int[ids.length + 1];
    System.arraycopy(ids, 0, shifted, 1, ids.length);
    double expected;
    try (Decoder decoder = Decoders.resident(folder)) {
      expected = bits(Decoders.logits(decoder, Tokens.of(1).with(Tokens.of(shifted))), shifted);
    }
    try (TransformerModel model = Oracle.model(folder)) {
      RecordingSpec spec = RecordingSpec.SURPRISAL.with("decoder-only");
      Recording recording = record(model, passage(PARTS), spec);
      double sum = 0;
      for (float b : recording.layer(Recording.SURPRISAL).toArray()) {
        sum += b;
      }
      assertThat(sum).isCloseTo(expected, within(1e-4 * expected));
      assertThat(recording.notes()).containsEntry("passes", "1");
      assertThat(recording.notes().get("surprisal")).endsWith("(decoder-only)");
      float[] both =
          record(model, passage(PARTS), RecordingSpec.SURPRISAL).layer("surprisal").toArray();
      assertThat(both).isNotEqualTo(recording.layer(Recording.SURPRISAL).toArray());
    }
  }

  @Test
  void anEncoderSharesNoPass() {
    try (TransformerModel model = Oracle.model(Oracle.family("t5-original", temp))) {
      RecordingSpec spec = RecordingSpec.STATES.with("overflow=stride:8");
      assertThatThrownBy(() -> record(model, passage(PARTS), spec))
          .isInstanceOf(PluginException.class)
          .hasMessageEndingWith("leave overflow out");
    }
  }

  /** -log2 p of all tokens after the first, from the logits of one sequence. */
  private static double bits(Path folder, String text) {
    int[] ids = Oracle.encode(folder, text);
    try (Decoder decoder = Decoders.resident(folder)) {
      return bits(Decoders.logits(decoder, Tokens.of(ids)), ids);
    }
  }

  private static double bits(float[] logits, int... ids) {
    int vocabulary = logits.length / ids.length;
    double sum = 0;
    for (int i = 1; i < ids.length; i++) {
      double total = 0;
      for (int j = 0; j < vocabulary; j++) {
        total += Math.exp(logits[(i - 1) * vocabulary + j]);
      }
      sum += Math.log(total) - logits[(i - 1) * vocabulary + ids[i]];
    }
    return sum / Math.log(2);
  }
}
