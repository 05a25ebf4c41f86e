package wernicke.hub.internal.models.remote;

import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;
import wernicke.api.console.UsageException;

/**
 * Where the hub is, and who asks: the environment variables {@code HF_ENDPOINT} and {@code
 * HF_TOKEN}.
 */
final class Endpoint {
  private static final String STANDARD = "https://huggingface.co";

  private final URI base;
  private final String token;

  private Endpoint(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  /**
   * As the environment says.
   *
   * @param environment the value of a variable, or null
   * @throws UsageException if a variable cannot be used; the token is not quoted
   */
  static Endpoint of(UnaryOperator<String> environment) {
    String token = value(environment, "HF_TOKEN");
    if (!token.matches("[\\x21-\\x7e]*")) {
      throw new UsageException("HF_TOKEN is no access token: it holds blanks or odd characters");
    }
    String text = value(environment, "HF_ENDPOINT").replaceAll("/+$", "");
    return new Endpoint(base(text.isEmpty() ? STANDARD : text), token);
  }

  private static String value(UnaryOperator<String> environment, String name) {
    String value = environment.apply(name);
    return value == null ? "" : value.strip();
  }

  private static URI base(String text) {
    try {
      URI uri = new URI(text);
      boolean web =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      if (web && uri.getHost() != null && uri.getUserInfo() == null && uri.getQuery() == null) {
        return uri;
      }
    } catch (java.net.URISyntaxException e) {
      throw new UsageException("HF_ENDPOINT is no address: " + e.getReason(), e);
    }
    throw new UsageException("HF_ENDPOINT is no address of the form https://host");
  }

  /** What the hub knows about a revision. */
  URI description(RepoAddress address) {
    String revision = address.revisionOrMain().replace("/", "%2F");
    return URI.create(
        base + "/api/models/" + address.repo() + "/revision/" + revision + "?blobs=true");
  }

  /**
   * A file.
   *
   * @param name of letters, digits, {@code . _ -} only
   */
  URI file(RepoAddress address, String commit, String name) {
    return URI.create(base + "/" + address.repo() + "/resolve/" + commit + "/" + name);
  }

  /** Where people read about a model and accept its licence. */
  URI page(RepoAddress address) {
    return URI.create(base + "/" + address.repo());
  }

  /** Whether an answer is the hub's own, and not that of a store it redirected to. */
  boolean answered(URI uri) {
    return String.valueOf(uri.getAuthority()).equalsIgnoreCase(base.getAuthority());
  }

  boolean hasToken() {
    return !token.isEmpty();
  }

  /** The headers that say who asks. */
  Map<String, String> credentials() {
    return token.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + token);
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
