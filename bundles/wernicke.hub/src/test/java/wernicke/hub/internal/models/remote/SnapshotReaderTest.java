package wernicke.hub.internal.models.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.PluginException;

class SnapshotReaderTest {
  private static final String BLOB = "9e26dfeeb6e641a33dae4961196235bdb965b21b";
  private static final String COMMIT = "607a30d783dfa663caf39e06633721c8d4cfcd7e";

  private static Snapshot read(String json) {
    return new SnapshotReader(new RepoAddress("a", "b", ""))
        .read(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String with(String rest) {
    return "{\"sha\":\"" + COMMIT + "\"," + rest + "}";
  }

  private static String file(String name) {
    return with(
        "\"siblings\":[{\"rfilename\":\"" + name + "\",\"size\":2,\"blobId\":\"" + BLOB + "\"}]");
  }

  private static void refused(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("the hub's answer about a/b cannot be used: ")
        .hasMessageContaining(message)
        .hasMessageNotContainingAny("\n", "\u001b");
  }

  @Test
  void filesHaveTheHashThatTheHubVouchesWith() {
    String sum = "ab".repeat(32);
    Snapshot snapshot =
        read(
            with(
                "\"gated\":\"auto\",\"cardData\":{\"license\":\"other\",\"license_name\":\"llama3\"},"
                    + "\"siblings\":[{\"rfilename\":\"config.json\",\"size\":2,\"blobId\":\""
                    + BLOB
                    + "\"},{\"rfilename\":\"onnx/deep/model.onnx\",\"size\":9007199254740993,"
                    + "\"blobId\":\"x\",\"lfs\":{\"sha256\":\""
                    + sum
                    + "\"}}]"));

    assertThat(snapshot.commit()).isEqualTo(COMMIT);
    assertThat(snapshot.gated()).isTrue();
    assertThat(snapshot.licence()).isEqualTo("other (llama3)");
    assertThat(snapshot.files())
        .containsExactly(
            new RemoteFile("config.json", 2, RemoteFile.Hash.GIT_BLOB, BLOB),
            new RemoteFile("onnx/deep/model.onnx", 9007199254740993L, RemoteFile.Hash.SHA256, sum));
  }

  @Test
  void licenceIsOptionalAndHarmless() {
    String files = "\"siblings\":[]";
    assertThat(read(with(files)).licence()).isEqualTo("not stated");
    assertThat(read(with(files + ",\"cardData\":{}")).licence()).isEqualTo("not stated");
    assertThat(read(with(files + ",\"cardData\":{\"license\":[\"mit\",\"x\"]}")).licence())
        .isEqualTo("mit, x");
    assertThat(read(with(files + ",\"cardData\":{\"license\":\"m\\u001b[2Jit\\n\"}")).licence())
        .isEqualTo("m?[2Jit?");
    assertThat(read(with(files + ",\"gated\":false")).gated()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../config.json",
        "a/../../config.json",
        "/etc/passwd",
        "a//b",
        "./a",
        "a/.",
        "..\\\\config.json",
        "con\\u0000fig.json",
        "con\\u001b[2Jfig.json",
        "a\\nb",
        ""
      })
  void namesThatLeaveTheFolderAreRefused(String name) {
    refused(file(name), "is not that of a file in a folder");
  }

  @Test
  void harmlessNamesAreAccepted() {
    assertThat(read(file("runs/12:30 é/..a.b..")).files()).hasSize(1);
  }

  @Test
  void sameNameTwiceIsRefused() {
    String one = "{\"rfilename\":\"a\",\"size\":2,\"blobId\":\"" + BLOB + "\"}";

    refused(with("\"siblings\":[" + one + "," + one + "]"), "it lists 'a' twice");
  }

  @Test
  void sizesAndHashesMustBeThere() {
    String start = "\"siblings\":[{\"rfilename\":\"a\",\"blobId\":\"" + BLOB + "\"";
    refused(with(start + "}]"), "the size of 'a' is not given");
    refused(with(start + ",\"size\":-1}]"), "the size of 'a' is not given");
    refused(with(start + ",\"size\":1e999999999}]"), "the size of 'a' is no number");
    refused(with(start + ",\"size\":1.5}]"), "the size of 'a' is no number");
    refused(with(start + ",\"size\":\"2\"}]"), "the size of 'a' is not given");
    refused(with("\"siblings\":[{\"rfilename\":\"a\",\"size\":2}]"), "no hash of 'a' is given");
    refused(with(start + ",\"size\":2,\"lfs\":{\"sha256\":\"ab\"}}]"), "no hash of 'a'");
  }

  @Test
  void anythingElseIsRefused() {
    refused("", "it is no JSON");
    refused("<html>", "it is no JSON");
    refused("[]", "it is no JSON object");
    refused("{\"sha\":\"main\"}", "no commit is named");
    refused(with("\"siblings\":{}"), "no files are listed");
    refused(with("\"siblings\":[1]"), "a listed file is no object");
    refused("{\"a\":".repeat(100_000), "it is no JSON");
  }
}
