package wernicke.model.transformers.internal.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.PluginException;
import wernicke.formats.internal.safetensors.TensorEntry;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.safetensors.SafetensorsFile;
import wernicke.model.transformers.internal.safetensors.Tensor;

class CheckpointTest {
  @TempDir Path temp;

  private Path folder(String variant) {
    return Oracle.tiny(variant, temp.resolve("m"));
  }

  private static void replace(Path file, String from, String to) throws IOException {
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  @ParameterizedTest
  @ValueSource(strings = {"f32", "f16", "bf16", "sharded"})
  void opensEveryPublishedForm(String variant) {
    Checkpoint checkpoint = Checkpoint.open(folder(variant));
    assertThat(checkpoint.tensors()).containsKeys("wte.weight", "h.1.mlp.c_proj.bias", "ln_f.bias");
    assertThat(checkpoint.tensors()).doesNotContainKeys("h.0.attn.bias", "h.0.attn.masked_bias");
    assertThat(checkpoint.tensors().containsKey("lm_head.weight"))
        .isEqualTo(variant.equals("sharded"));
  }

  @Test
  void pulledDeltaWeightsAreNoModel() throws IOException {
    Path folder = folder("f32");
    Files.writeString(folder.resolve("hub.json"), "{\"repo\":\"a/b\",\"files\":[]}");
    Checkpoint.open(folder);
    Files.writeString(folder.resolve("hub.json"), "{\"delta_of\":\"llama-13b\"}");
    assertThatThrownBy(() -> Checkpoint.open(folder))
        .isInstanceOf(PluginException.class)
        .hasMessage("m: these are delta weights of llama-13b: models merge llama-13b m <name>");
  }

  @Test
  void describesItself() {
    Checkpoint checkpoint = Checkpoint.open(Oracle.books());
    assertThat(checkpoint.parameters()).isEqualTo(3_505_152);
    assertThat(checkpoint.description())
        .isEqualTo("GPT-2, 6 blocks, width 192, context 256, 3.5 M parameters");
    assertThat(checkpoint.architecture().layers())
        .startsWith("transformer.h.0")
        .endsWith("transformer.h.5")
        .hasSize(6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"model_type\": \"gpt2\"        | \"model_type\": \"mamba\"      | m/config.json:"
            + " model_type \"mamba\" is not supported (supported: gpt2, llama, mistral, qwen2,"
            + " qwen3, phi3, gemma, gemma2, gemma3_text, gemma3 (its text), gpt_neox, opt, phi,"
            + " t5)",
        "\"model_type\": \"gpt2\"        | \"x\": 1                       | m/config.json: no"
            + " model_type",
        "\"activation_function\": \"gelu_new\" | \"activation_function\": \"silu\" |"
            + " activation_function \"silu\" is not supported (supported: gelu_new",
        "\"n_head\": 3                   | \"n_head\": 5                  | n_head 5 is not"
            + " supported (supported: a divisor of n_embd 24)",
        "\"n_head\": 3                   | \"n_head\": 0                  | n_head is 0, must be at"
            + " least 1",
        "\"n_head\": 3                   | \"n_head\": \"three\"          | n_head \"three\" is not"
            + " of the right kind",
        "\"n_head\": 3                   | \"n_head\": 1.5                | n_head 1.5 is not of"
            + " the right kind",
        "\"n_head\": 3                   | \"n_head\": [3]                | n_head [3] is not of"
            + " the right kind",
        "\"n_head\": 3                   | \"n_head\": \"3\"              | n_head \"3\" is not of"
            + " the right kind",
        "\"n_layer\": 2                  | \"n_layer\": 2147483647        | n_layer 2147483647 is"
            + " not supported (supported: at most 1000)",
        "\"n_head\": 3,                  |                                | m/config.json: no"
            + " n_head",
        "\"n_inner\": null               | \"n_inner\": 40                | tensor"
            + " 'h.0.mlp.c_fc.weight' has shape [24, 96], config.json needs [24, 40]",
        "\"n_layer\": 2                  | \"n_layer\": 3                 | m: tensor"
            + " 'h.2.ln_1.weight' is missing",
        "\"n_positions\": 48             | \"n_positions\": 49            | tensor 'wpe.weight' has"
            + " shape [48, 24], config.json needs [49, 24]",
        "\"scale_attn_weights\": true    | \"scale_attn_weights\": \"yes\" | scale_attn_weights"
            + " \"yes\" is not of the right kind",
        "\"use_cache\": true             | \"add_cross_attention\": true  | add_cross_attention"
            + " true is not supported",
        "\"use_cache\": true             | \"tie_word_embeddings\": false | m: tensor"
            + " 'lm_head.weight' is missing",
        "\"use_cache\": true             | \"quantization_config\": {}    | quantization_config {}"
            + " is not supported",
        "\"use_cache\": true             | \"use_cache\": tru             | m/config.json:row 25,"
            + " character 16: not JSON",
      })
  void refusesByName(String from, String to, String message) throws IOException {
    Path folder = folder("f32");
    replace(folder.resolve("config.json"), from, to == null ? "" : to);
    assertRefused(folder, message);
  }

  @Test
  void refusesOtherTypesThanItCanWiden() throws IOException {
    Path folder = folder("f16");
    Path weights = folder.resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    String header = new String(bytes, 0, 8000, StandardCharsets.ISO_8859_1);
    int at = header.indexOf("F16", header.indexOf("transformer.wpe.weight"));
    bytes[at] = 'I';
    Files.write(weights, bytes);
    assertRefused(
        folder,
        "m/model.safetensors: tensor 'transformer.wpe.weight' has type I16, which is not"
            + " supported");
  }

  @Test
  void refusesTruncatedWeights() throws IOException {
    Path folder = folder("f16");
    Path weights = folder.resolve("model.safetensors");
    try (FileChannel channel = FileChannel.open(weights, StandardOpenOption.WRITE)) {
      assertThat(channel.truncate(channel.size() - 1).isOpen()).isTrue();
    }
    assertRefused(folder, "m/model.safetensors: truncated: tensor 'transformer.");
  }

  @Test
  void refusesMissingFiles() throws IOException {
    Path folder = folder("f32");
    Files.delete(folder.resolve("tokenizer.json"));
    assertRefused(folder, "m/tokenizer.json is missing");
    Files.move(folder.resolve("model.safetensors"), folder.resolve("pytorch_model.bin"));
    assertRefused(folder, "m/pytorch_model.bin: no PyTorch file; copy it again");
    Files.delete(folder.resolve("pytorch_model.bin"));
    assertRefused(folder, "m: no weights: model.safetensors, pytorch_model.bin or the index of");
    Files.delete(folder.resolve("config.json"));
    assertRefused(folder, "m/config.json is missing");
  }

  @Test
  void refusesDamagedTokenizers() throws IOException {
    Path folder = folder("f32");
    Path tokenizer = folder.resolve("tokenizer.json");
    String whole = Files.readString(tokenizer);
    Files.writeString(tokenizer, whole.substring(0, whole.length() / 2));
    assertRefused(folder, "m/tokenizer.json:row ");
    Files.writeString(tokenizer, "{}");
    assertRefused(folder, "m/tokenizer.json: no model in it");
    Files.writeString(tokenizer, "[]");
    assertRefused(folder, "m/tokenizer.json: not one JSON object in { }");
  }

  @Test
  void refusesIncompleteShards() throws IOException {
    Path folder = folder("sharded");
    Path index = folder.resolve("model.safetensors.index.json");
    Path third = folder.resolve("model-00003-of-00003.safetensors");
    Files.move(third, temp.resolve("aside"));
    assertRefused(folder, "m/model-00003-of-00003.safetensors is missing");
    Files.copy(folder.resolve("model-00001-of-00003.safetensors"), third);
    assertRefused(folder, "m/model-00003-of-00003.safetensors: tensor 'transformer.");
    Files.move(temp.resolve("aside"), third, StandardCopyOption.REPLACE_EXISTING);
    replace(index, "model-00003-of-00003.safetensors", "../m/model-00003-of-00003.safetensors");
    assertRefused(folder, "names no safetensors file");
    Files.writeString(index, "{\"weight_map\":{}}");
    assertRefused(folder, "m/model.safetensors.index.json: no weight_map");
  }

  @Test
  void refusesNamesWithAndWithoutPrefix() throws IOException {
    Path folder = folder("f16");
    Path weights = folder.resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String twice = text.replace("\"transformer.h.1.ln_1.bias\"", "\"h.0.ln_1.bias\"            ");
    Files.write(weights, twice.getBytes(StandardCharsets.ISO_8859_1));
    assertRefused(folder, "is there with and without the prefix transformer.");
  }

  @Test
  void oneFingerprintForEqualContent() throws IOException {
    Path one = folder("f16");
    Path other = Oracle.tiny("f16", temp.resolve("another-name"));
    assertThat(ContentHash.weights(Checkpoint.open(other)))
        .isEqualTo(ContentHash.weights(Checkpoint.open(one)))
        .matches("[0-9a-f]{64}");
    assertThat(ContentHash.tokenizer(Checkpoint.open(other)))
        .isEqualTo(ContentHash.tokenizer(Checkpoint.open(one)));
  }

  @Test
  void shardsHaveTheFingerprintOfTheWhole() throws IOException {
    Path sharded = folder("sharded");
    Path single = temp.resolve("single");
    Files.createDirectories(single);
    Files.copy(sharded.resolve("config.json"), single.resolve("config.json"));
    Files.copy(sharded.resolve("tokenizer.json"), single.resolve("tokenizer.json"));
    Merged.write(Checkpoint.open(sharded), single.resolve("model.safetensors"));
    assertThat(ContentHash.weights(Checkpoint.open(single)))
        .isEqualTo(ContentHash.weights(Checkpoint.open(sharded)));
  }

  @Test
  void fingerprintsTellApartWhatComputesOtherNumbers() throws IOException {
    Path folder = folder("f32");
    String before = ContentHash.weights(Checkpoint.open(folder));
    replace(folder.resolve("config.json"), "\"n_head\": 3", "\"n_head\": 2");
    String heads = ContentHash.weights(Checkpoint.open(folder));
    replace(folder.resolve("config.json"), "\"gelu_new\"", "\"gelu_pytorch_tanh\"");
    assertThat(ContentHash.weights(Checkpoint.open(folder))).isEqualTo(heads).isNotEqualTo(before);
    Tensor used = Checkpoint.open(folder).tensors().get("h.1.ln_2.bias");
    flip(folder.resolve("model.safetensors"), used.entry().end() - 1);
    assertThat(ContentHash.weights(Checkpoint.open(folder))).isNotEqualTo(heads);
  }

  @Test
  void fingerprintsIgnoreWhatIsNotUsed() throws IOException {
    Path folder = folder("f32");
    Path weights = folder.resolve("model.safetensors");
    String before = ContentHash.weights(Checkpoint.open(folder));
    TensorEntry mask = SafetensorsFile.open(weights).tensors().get("h.0.attn.bias");
    flip(weights, mask.begin());
    Files.writeString(folder.resolve("README.md"), "a note");
    assertThat(ContentHash.weights(Checkpoint.open(folder))).isEqualTo(before);
  }

  private static void flip(Path file, long position) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) position] ^= 1;
    Files.write(file, bytes);
  }

  private static void assertRefused(Path folder, String message) {
    assertThatThrownBy(() -> Checkpoint.open(folder))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
