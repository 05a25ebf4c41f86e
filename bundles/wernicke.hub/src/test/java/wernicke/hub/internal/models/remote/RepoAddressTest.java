package wernicke.hub.internal.models.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.console.UsageException;

class RepoAddressTest {
  @Test
  void revisionIsOptional() {
    assertThat(RepoAddress.parse("lmsys/vicuna-7b-v1.3"))
        .isEqualTo(new RepoAddress("lmsys", "vicuna-7b-v1.3", ""));
    assertThat(RepoAddress.parse("a/b@refs/pr/3"))
        .isEqualTo(new RepoAddress("a", "b", "refs/pr/3"));
    assertThat(RepoAddress.parse("a/b@v1")).hasToString("a/b@v1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "gpt2",
        "/b",
        "a/",
        "a/b/c",
        "../b",
        "a/..",
        "a/.b",
        "a/b..c",
        "a b/c",
        "a/b?x",
        "a/b#x",
        "a/b@",
        "a/b@../x",
        "a/b@a..b",
        "a/b@/x",
        "a/b@x y",
        "a/%2e%2e",
        "a/b\u001b[2J",
        "a/bé"
      })
  void everythingElseIsRefused(String text) {
    assertThatThrownBy(() -> RepoAddress.parse(text))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("names no model of the hub: write owner/name")
        .hasMessageNotContaining("\u001b");
  }
}
