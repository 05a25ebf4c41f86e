package wernicke.hub.internal.fetch;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;

/**
 * Where something is published.
 *
 * @param address http or https
 * @param credentials headers that only the origin (scheme, host and port) of the address gets; a
 *     redirect to any other does not
 * @param limit bytes; a server that sends more is refused
 * @param advice what people are told when it cannot be had
 */
public record Source(URI address, Map<String, String> credentials, long limit, Advice advice) {
  public Source {
    credentials = Map.copyOf(credentials);
  }

  /** What to say. */
  public interface Advice {
    /** One line about an answer that is neither the file nor a redirect. */
    String refused(HttpResponse<?> response);

    /** What can be done without a network, such as {@code copy the files here}. */
    String offline();

    /** How a download that failed can be taken up again. */
    String again();
  }

  /** Whether an address may see the credentials. */
  boolean trusts(URI other) {
    return origin(address).equals(origin(other));
  }

  private static String origin(URI uri) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(java.util.Locale.ROOT);
    String host = String.valueOf(uri.getHost()).toLowerCase(java.util.Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    return scheme + "://" + host + ":" + (uri.getPort() < 0 ? usual : uri.getPort());
  }

  /** Never the credentials. */
  @Override
  public String toString() {
    return address.toString();
  }
}
