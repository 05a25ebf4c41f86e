package wernicke.model.transformers.internal.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.PluginException;
import wernicke.model.transformers.internal.family.part.TensorSpec;
import wernicke.model.transformers.internal.family.plan.Architecture;

class GemmaTest {
  @TempDir private Path folder;

  private Architecture read(String config) throws IOException {
    Files.writeString(folder.resolve("config.json"), config);
    return Families.read(folder);
  }

  /** The config of google/gemma-3-4b-it, as far as its text goes, leaves out what is usual. */
  @Test
  void publishedConfigsOfGemma3LeaveOutWhatIsUsual() throws IOException {
    Architecture gemma =
        read(
            """
            {
              "architectures": ["Gemma3ForConditionalGeneration"],
              "eos_token_id": [1, 106],
              "model_type": "gemma3",
              "text_config": {
                "hidden_size": 2560,
                "intermediate_size": 10240,
                "model_type": "gemma3_text",
                "num_hidden_layers": 34,
                "rope_scaling": {"factor": 8.0, "rope_type": "linear"},
                "sliding_window": 1024
              },
              "vision_config": {"model_type": "siglip_vision_model"}
            }
            """);
    assertThat(gemma.vocabulary()).isEqualTo(262_208);
    assertThat(gemma.width()).isEqualTo(2560);
    assertThat(gemma.contextLength()).isEqualTo(131_072);
    assertThat(gemma.layers())
        .hasSize(34)
        .startsWith("language_model.model.layers.0")
        .endsWith("language_model.model.layers.33");
    assertThat(gemma.tensors())
        .contains(
            TensorSpec.of("embed_tokens.weight", 262_208, 2560),
            TensorSpec.of("layers.33.self_attn.q_proj.weight", 8 * 256, 2560),
            TensorSpec.of("layers.33.self_attn.k_proj.weight", 4 * 256, 2560),
            TensorSpec.of("layers.0.mlp.down_proj.weight", 2560, 10_240));
    assertThat(gemma.prefix()).isEqualTo("language_model.model.");
  }

  @Test
  void gemma3WithoutItsTextIsRefused() {
    assertThatThrownBy(() -> read("{\"model_type\": \"gemma3\"}"))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("text_config null is not supported (supported: an object)");
  }
}
