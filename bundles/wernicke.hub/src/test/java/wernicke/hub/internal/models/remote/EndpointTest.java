package wernicke.hub.internal.models.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.console.UsageException;

class EndpointTest {
  private static final RepoAddress MODEL = RepoAddress.parse("google/t5-v1_1-small");
  private final Map<String, String> environment = new HashMap<>();

  private Endpoint endpoint() {
    return Endpoint.of(environment::get);
  }

  @Test
  void hubIsThePublicOneUnlessTheEnvironmentSaysOtherwise() {
    assertThat(endpoint().description(MODEL))
        .hasToString(
            "https://huggingface.co/api/models/google/t5-v1_1-small/revision/main?blobs=true");
    assertThat(endpoint().file(MODEL, "c0ffee", "config.json"))
        .hasToString("https://huggingface.co/google/t5-v1_1-small/resolve/c0ffee/config.json");
    environment.put("HF_ENDPOINT", " http://mirror:8080/hub// ");
    assertThat(endpoint().page(MODEL)).hasToString("http://mirror:8080/hub/google/t5-v1_1-small");
  }

  @Test
  void tokenIsOptionalAndNeverShown() {
    assertThat(endpoint().credentials()).isEmpty();
    environment.put("HF_TOKEN", "  \n");
    assertThat(endpoint().hasToken()).isFalse();
    environment.put("HF_TOKEN", "hf_secret\n");
    assertThat(endpoint().credentials()).isEqualTo(Map.of("Authorization", "Bearer hf_secret"));
    assertThat(endpoint()).hasToString("https://huggingface.co");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "huggingface.co",
        "ftp://a",
        "http://",
        "https://user:secret@a",
        "https://a?b",
        "ht tp://a",
        "https:a"
      })
  void oddEndpointsAreRefused(String text) {
    environment.put("HF_ENDPOINT", text);

    assertThatThrownBy(this::endpoint)
        .isInstanceOf(UsageException.class)
        .hasMessageStartingWith("HF_ENDPOINT is no address")
        .hasMessageNotContaining("secret");
  }
}
