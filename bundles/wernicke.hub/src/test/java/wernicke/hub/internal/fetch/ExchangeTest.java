package wernicke.hub.internal.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.PluginException;

class ExchangeTest {
  private static final URI ADDRESS = URI.create("https://hub.example/a/b/resolve/c/d");
  private static final Source SOURCE =
      new Source(ADDRESS, Map.of("Authorization", "Bearer secret"), 10, null);

  @Test
  void redirectsAreRelativeOrAbsolute() {
    assertThat(Exchange.next(SOURCE, ADDRESS, "/x?y=%2F"))
        .hasToString("https://hub.example/x?y=%2F");
    assertThat(Exchange.next(SOURCE, ADDRESS, "//store.example/x"))
        .hasToString("https://store.example/x");
    assertThat(Exchange.next(SOURCE, URI.create("http://a/b"), "http://c/d"))
        .hasToString("http://c/d");
    assertThat(Exchange.next(SOURCE, URI.create("http://a/b"), "https://c/d"))
        .hasToString("https://c/d");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hub.example/x",
        "file:///etc/passwd",
        "jar:file:/x!/y",
        "https:///x",
        "https:x",
        "a b",
        "https://[x"
      })
  void redirectsAwayFromTheSafeWebAreRefused(String location) {
    assertThatThrownBy(() -> Exchange.next(SOURCE, ADDRESS, location))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith(ADDRESS + " redirects to what is no ")
        .hasMessageEndingWith(": refused");
  }

  @Test
  void onlyTheOriginIsTrusted() {
    assertThat(SOURCE.trusts(URI.create("https://HUB.example:443/other"))).isTrue();
    assertThat(SOURCE.trusts(URI.create("https://hub.example:444/"))).isFalse();
    assertThat(SOURCE.trusts(URI.create("http://hub.example/"))).isFalse();
    assertThat(SOURCE.trusts(URI.create("https://hub.example.evil/"))).isFalse();
    assertThat(SOURCE.trusts(URI.create("https://store.hub.example/"))).isFalse();
    assertThat(SOURCE).asString().doesNotContain("secret");
  }
}
