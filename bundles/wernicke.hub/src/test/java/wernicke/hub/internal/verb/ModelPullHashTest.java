package wernicke.hub.internal.verb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Content that is not what the hub announced. */
class ModelPullHashTest extends PullBench {
  @Test
  void weightsThatAreNotThosePublishedAreRemoved() throws IOException {
    byte[] forged = HubServer.bytes(300_000, 9);
    server.forged.put(WEIGHTS, forged);

    refused(
        PULL,
        "model.safetensors of acme/tiny-gpt2 came with the sha256 "
            + HubServer.hash("SHA-256", forged)
            + ", but "
            + HubServer.hash("SHA-256", weights)
            + " was announced: what came was removed; run the same command again");
    assertThat(names(part)).containsExactly("config.json", "hub.json");

    server.forged.clear();
    pulled();
  }

  @Test
  void smallFilesThatAreNotThosePublishedAreRemoved() throws IOException {
    server.forged.put("config.json", "[]".getBytes(StandardCharsets.UTF_8));

    refused(PULL, "config.json of acme/tiny-gpt2 came with the git-blob-sha1 ");

    assertThat(names(part)).containsExactly("hub.json");
  }

  @Test
  void shorterFileIsRefused() throws IOException {
    server.forged.put(WEIGHTS, Arrays.copyOf(weights, 299_999));

    refused(PULL, "what came was removed");

    assertThat(names(part)).containsExactly("config.json", "hub.json");
  }

  @Test
  void longerFileIsRefusedWhileItComes() throws IOException {
    server.forged.put(WEIGHTS, HubServer.bytes(3_000_000, 1));

    refused(PULL, "more than the announced 300000 bytes come");

    assertThat(names(part)).containsExactly("config.json", "hub.json");
  }

  @Test
  void indexThatIsNotThePublishedOneIsRefused() {
    server.files.remove(WEIGHTS);
    server.file("model.safetensors.index.json", "{\"weight_map\":{}}");
    server.forged.put(
        "model.safetensors.index.json", "{\"weight_map\":[]}".getBytes(StandardCharsets.UTF_8));

    refused(PULL, "model.safetensors.index.json is not what the hub announced; try again");
  }
}
