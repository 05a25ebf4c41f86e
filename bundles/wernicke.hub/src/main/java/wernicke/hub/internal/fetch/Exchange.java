package wernicke.hub.internal.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import wernicke.api.PluginException;
import wernicke.api.Progress;

/**
 * Asks a server once. Redirects are followed here and not by the client, because a client that
 * follows them hands the credentials on.
 */
final class Exchange implements AutoCloseable {
  /** How often to look whether bytes come and the caller is still there, milliseconds. */
  static final long TICK = 250;

  private static final int REDIRECTS = 10;

  /**
   * Who waits, and how the body is seen to come.
   *
   * @param written changes with every chunk of the body
   * @param caller is asked whether anybody is still there
   * @param size is told the value of {@code written}
   */
  record Watch(AtomicLong written, Progress caller, LongConsumer size) {}

  private final Duration answer;
  private final Duration silence;
  private final String agent;
  private final ExecutorService executor =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "wernicke-fetch");
            thread.setDaemon(true);
            return thread;
          });
  private final HttpClient client;

  Exchange(Downloader.Patience patience, String version) {
    this.answer = patience.answer();
    this.silence = patience.silence();
    this.agent = "wernicke/" + version;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience.connect())
            .executor(executor)
            .build();
  }

  /**
   * The answer of the source, or of where it redirects to.
   *
   * @param headers for whoever answers
   * @throws PluginException in one line, if a redirect leads nowhere or from https to http
   */
  <T> HttpResponse<T> ask(
      Source source, Map<String, String> headers, BodyHandler<T> handler, Watch watch)
      throws IOException, InterruptedException {
    URI uri = source.address();
    for (int i = 0; i <= REDIRECTS; i++) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(uri).timeout(answer).header("User-Agent", agent);
      headers.forEach(request::header);
      if (source.trusts(uri)) {
        source.credentials().forEach(request::header);
      }
      HttpResponse<T> response = await(client.sendAsync(request.build(), handler), watch);
      if (!redirects(response)) {
        return response;
      }
      uri = next(source, uri, response.headers().firstValue("Location").orElseThrow());
    }
    throw new PluginException(
        source.address() + " redirects more than " + REDIRECTS + " times: refused");
  }

  private static boolean redirects(HttpResponse<?> response) {
    return switch (response.statusCode()) {
      case 301, 302, 303, 307, 308 -> response.headers().firstValue("Location").isPresent();
      default -> false;
    };
  }

  /** Where a redirect leads; never away from the web, nor from https to http. */
  static URI next(Source source, URI uri, String location) {
    try {
      URI next = uri.resolve(location);
      boolean https = "https".equalsIgnoreCase(next.getScheme());
      boolean http = "http".equalsIgnoreCase(next.getScheme());
      if (next.getHost() != null && (https || (http && "http".equalsIgnoreCase(uri.getScheme())))) {
        return next;
      }
    } catch (IllegalArgumentException e) {
      throw new PluginException(source.address() + " redirects to what is no address: refused", e);
    }
    throw new PluginException(
        source.address() + " redirects to what is no http or no longer https: refused");
  }

  private <T> HttpResponse<T> await(CompletableFuture<HttpResponse<T>> future, Watch watch)
      throws IOException, InterruptedException {
    long last = watch.written().get();
    long moved = System.nanoTime();
    try {
      while (true) {
        try {
          return future.get(TICK, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          watch.caller().check();
        }
        long now = watch.written().get();
        watch.size().accept(now);
        if (now != last) {
          last = now;
          moved = System.nanoTime();
        } else if (System.nanoTime() - moved > silence.toNanos()) {
          throw new HttpTimeoutException("nothing came for " + silence.toSeconds() + " s");
        }
      }
    } catch (ExecutionException e) {
      throw unwrap(e.getCause());
    } finally {
      future.cancel(true);
    }
  }

  private static IOException unwrap(Throwable cause) {
    if (cause instanceof UncheckedIOException unchecked) {
      return unchecked.getCause();
    } else if (cause instanceof IOException e) {
      return e;
    }
    return new IOException(String.valueOf(cause.getMessage()), cause);
  }

  /** Ends the client's threads. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
