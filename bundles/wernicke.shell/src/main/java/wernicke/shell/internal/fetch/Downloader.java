package wernicke.shell.internal.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.net.http.HttpTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.FileSystemException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import wernicke.api.PluginException;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.report.Texts;

/** Gets one file over HTTP, going on where an earlier attempt stopped. */
final class Downloader implements AutoCloseable {
  /** How it waits; shorter in tests. */
  record Patience(Duration connect, Duration answer, Duration silence, Duration pause, int tries) {
    static final Patience STANDARD =
        new Patience(
            Duration.ofSeconds(15),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(2),
            5);
  }

  private static final long TICK = 250;
  private static final long NOTHING = -1;
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int UNSATISFIABLE = 416;

  private final Patience patience;
  private final String agent;
  private final ExecutorService executor =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "wernicke-fetch");
            thread.setDaemon(true);
            return thread;
          });
  private final HttpClient client;

  Downloader(Patience patience, String version) {
    this.patience = patience;
    this.agent = "wernicke/" + version;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(patience.connect())
            .executor(executor)
            .build();
  }

  /**
   * Downloads into the part file until it is complete; takes up cut connections again.
   *
   * @param progress is told the size of the part file
   * @throws PluginException in one line, if the address cannot be reached or refuses; what was
   *     received stays
   */
  void download(URI address, PartFile part, Terminal terminal, LongConsumer progress)
      throws IOException, InterruptedException {
    int failures = 0;
    while (true) {
      long before = part.size();
      try {
        attempt(address, part, terminal, progress);
        return;
      } catch (IOException e) {
        failures = part.size() > before ? 1 : failures + 1;
        if (failures >= patience.tries() || fatal(e)) {
          throw failure(address, part, e);
        }
        pause(terminal);
      }
    }
  }

  private void attempt(URI address, PartFile part, Terminal terminal, LongConsumer progress)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address).timeout(patience.answer()).header("User-Agent", agent);
    part.resume(request);
    long asked = part.size();
    AtomicLong written = new AtomicLong(asked);
    CompletableFuture<HttpResponse<Long>> future =
        client.sendAsync(request.build(), info -> body(info, part, asked, written));
    check(await(future, written, terminal, progress), part, asked);
  }

  private static void check(HttpResponse<Long> response, PartFile part, long asked)
      throws IOException {
    boolean written = response.body() != NOTHING;
    String range = response.headers().firstValue("Content-Range").orElse("");
    boolean complete =
        response.statusCode() == UNSATISFIABLE && asked > 0 && range.equals("bytes */" + asked);
    if (written || complete) {
      return;
    } else if (asked == 0
        || (response.statusCode() != UNSATISFIABLE && response.statusCode() != PARTIAL)) {
      throw refused(response);
    }
    part.discard();
    throw new IOException("the published file is no longer the one that was begun");
  }

  private static BodySubscriber<Long> body(
      ResponseInfo info, PartFile part, long asked, AtomicLong written) {
    boolean goesOn = info.statusCode() == PARTIAL && startsAt(info, asked);
    if (info.statusCode() != OK && !goesOn) {
      return BodySubscribers.replacing(NOTHING);
    }
    try {
      FileChannel channel =
          FileChannel.open(part.path(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.truncate(goesOn ? asked : 0);
      channel.position(goesOn ? asked : 0);
      if (!goesOn) {
        part.remember(info);
      }
      return new FileBody(channel, written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean startsAt(ResponseInfo info, long offset) {
    String range = info.headers().firstValue("Content-Range").orElse("");
    return range.startsWith("bytes " + offset + "-");
  }

  private HttpResponse<Long> await(
      CompletableFuture<HttpResponse<Long>> future,
      AtomicLong written,
      Terminal terminal,
      LongConsumer progress)
      throws IOException, InterruptedException {
    long last = written.get();
    long moved = System.nanoTime();
    try {
      while (true) {
        try {
          return future.get(TICK, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
          terminal.check();
        }
        progress.accept(written.get());
        if (written.get() != last) {
          last = written.get();
          moved = System.nanoTime();
        } else if (System.nanoTime() - moved > patience.silence().toNanos()) {
          throw new HttpTimeoutException(
              "nothing came for " + patience.silence().toSeconds() + " s");
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

  private static PluginException refused(HttpResponse<Long> response) {
    return new PluginException(
        "the server answered "
            + response.statusCode()
            + " for "
            + response.uri()
            + ": "
            + (response.statusCode() >= 500
                ? "try again later"
                : "the file may have moved; get it by hand and use 'data add'"));
  }

  /** Whether another attempt would fail in the same way. */
  private static boolean fatal(IOException e) {
    return offline(e) || e instanceof FileSystemException;
  }

  private static boolean offline(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException
          || cause instanceof UnknownHostException
          || cause instanceof ConnectException
          || cause instanceof HttpConnectTimeoutException) {
        return true;
      }
    }
    return false;
  }

  private static PluginException failure(URI address, PartFile part, IOException e)
      throws IOException {
    if (offline(e)) {
      return new PluginException(
          "cannot reach "
              + address.getAuthority()
              + ": no network, or the host is down; try again, or copy the files here and use 'data"
              + " add'",
          e);
    }
    String kept = part.size() > 0 ? "; " + Texts.bytes(part.size()) + " are kept" : "";
    return new PluginException(
        "cannot download " + address + ": " + Texts.reason(e) + kept + "; run it again to go on",
        e);
  }

  private void pause(Terminal terminal) throws InterruptedException {
    long until = System.nanoTime() + patience.pause().toNanos();
    while (System.nanoTime() < until) {
      Thread.sleep(Math.min(TICK, patience.pause().toMillis()));
      terminal.check();
    }
  }

  /** Ends the client's threads. */
  @Override
  public void close() {
    executor.shutdownNow();
  }
}
