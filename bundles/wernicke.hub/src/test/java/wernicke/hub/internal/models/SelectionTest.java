package wernicke.hub.internal.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import wernicke.api.PluginException;
import wernicke.hub.internal.models.remote.RemoteFile;
import wernicke.hub.internal.models.remote.RepoAddress;
import wernicke.hub.internal.models.remote.Snapshot;

class SelectionTest {
  private String index = "{}";

  private List<String> selected(String... names) throws Exception {
    List<RemoteFile> files =
        Arrays.stream(names)
            .map(n -> new RemoteFile(n, n.length(), RemoteFile.Hash.GIT_BLOB, "0".repeat(40)))
            .toList();
    Snapshot snapshot = new Snapshot(new RepoAddress("a", "b", ""), "", "mit", false, files);
    return new Selection(snapshot, i -> index.getBytes(StandardCharsets.UTF_8))
        .files().stream().map(RemoteFile::name).toList();
  }

  private void refused(String message, String... names) {
    assertThatThrownBy(() -> selected(names))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("a/b cannot be used: ")
        .hasMessageContaining(message);
  }

  @Test
  void oneFileGoesBeforeShardsAndSafetensorsBeforeTheRest() throws Exception {
    assertThat(
            selected(
                "config.json",
                "model.safetensors",
                "model.safetensors.index.json",
                "pytorch_model.bin"))
        .containsExactly("config.json", "model.safetensors");
    index = "{\"weight_map\":{\"w\":\"model.safetensors-00001-of-1.safetensors\"}}";
    assertThat(
            selected(
                "config.json",
                "model.safetensors-00001-of-1.safetensors",
                "model.safetensors.index.json",
                "pytorch_model.bin"))
        .containsExactly(
            "config.json",
            "model.safetensors.index.json",
            "model.safetensors-00001-of-1.safetensors");
  }

  @Test
  void shardsOfTheOlderFormat() throws Exception {
    index = "{\"weight_map\":{\"w\":\"pytorch_model-00001-of-00001.bin\"}}";

    assertThat(
            selected(
                "config.json",
                "tokenizer.model",
                "spiece.model",
                "special_tokens_map.json",
                "pytorch_model.bin.index.json",
                "pytorch_model-00001-of-00001.bin",
                "tf_model.h5",
                "training_args.bin"))
        .containsExactly(
            "config.json",
            "spiece.model",
            "tokenizer.model",
            "special_tokens_map.json",
            "pytorch_model.bin.index.json",
            "pytorch_model-00001-of-00001.bin");
  }

  @Test
  void wholeWeightsGoBeforeAnAdapter() throws Exception {
    assertThat(
            selected(
                "adapter_config.json",
                "adapter_model.safetensors",
                "config.json",
                "pytorch_model.bin"))
        .containsExactly("config.json", "pytorch_model.bin");
    assertThat(
            selected(
                "adapter_config.json",
                "adapter_model.bin",
                "adapter_model.safetensors",
                "tokenizer.json"))
        .containsExactly("tokenizer.json", "adapter_config.json", "adapter_model.safetensors");
  }

  @Test
  void uselessRepositoriesAreRefused() {
    refused("it has neither config.json", "model.safetensors");
    refused("it has neither config.json", "config.json", "model.fp16.safetensors");
    refused("it has neither config.json", "config.json", "onnx/model.safetensors");
    refused("it has neither config.json", "adapter_config.json");
    refused("it has neither config.json", "config.json", "adapter_model.bin");
  }

  @Test
  void indexIsNotTrusted() {
    String[] names = {"config.json", "model.safetensors.index.json", "x.bin"};
    refused("its model.safetensors.index.json has no weight_map", names);
    index = "nonsense {";
    refused("its model.safetensors.index.json is no JSON", names);
    index = "{\"weight_map\":{\"w\":\"../x.safetensors\"}}";
    refused("names '../x.safetensors', which is no .safetensors file", names);
    index = "{\"weight_map\":{\"w\":\"x.bin\"}}";
    refused("names 'x.bin', which is no .safetensors file", names);
    index = "{\"weight_map\":{\"w\":[1]}}";
    refused("names '[1]', which is no .safetensors file", names);
    index = "{\"weight_map\":{\"w\":\"y.safetensors\"}}";
    refused("names y.safetensors, which is missing", names);
  }
}
