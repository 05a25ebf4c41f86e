package wernicke.hub.internal.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import wernicke.api.PluginException;
import wernicke.api.Progress;

/** Gets one file over HTTP, going on where an earlier attempt stopped. */
public final class Downloader implements AutoCloseable {
  /**
   * How it waits; shorter in tests.
   *
   * @param connect for a connection
   * @param answer for the head of an answer
   * @param silence for the next bytes
   * @param pause between attempts
   * @param tries attempts without a single new byte before it gives up
   */
  public record Patience(
      Duration connect, Duration answer, Duration silence, Duration pause, int tries) {
    /** For real servers. */
    public static final Patience STANDARD =
        new Patience(
            Duration.ofSeconds(15),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(2),
            5);
  }

  private interface Attempt<T> {
    T run() throws IOException, InterruptedException;
  }

  private interface Size {
    long get() throws IOException;
  }

  private static final long NOTHING = -1;
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int UNSATISFIABLE = 416;

  private final Patience patience;
  private final Exchange exchange;

  /** For the product of that version. */
  public Downloader(Patience patience, String version) {
    this.patience = patience;
    this.exchange = new Exchange(patience, version);
  }

  /**
   * Downloads into the part file until it is complete; takes up cut connections again.
   *
   * @param progress ends it when it is cancelled
   * @param size is told the size of the part file
   * @throws PluginException in one line, if the address cannot be reached or refuses; what was
   *     received stays
   */
  public void download(Source source, PartFile part, Progress progress, LongConsumer size)
      throws IOException, InterruptedException {
    persist(source, part::size, progress, () -> attempt(source, part, progress, size));
  }

  /**
   * What is published there, in memory.
   *
   * @throws PluginException in one line, if the address cannot be reached, refuses, or sends more
   *     than the source's limit
   */
  public byte[] bytes(Source source, Progress progress) throws IOException, InterruptedException {
    return persist(source, () -> 0, progress, () -> attempt(source, progress));
  }

  private <T> T persist(Source source, Size size, Progress progress, Attempt<T> attempt)
      throws IOException, InterruptedException {
    int failures = 0;
    while (true) {
      long before = size.get();
      try {
        return attempt.run();
      } catch (IOException e) {
        failures = size.get() > before ? 1 : failures + 1;
        if (failures >= patience.tries() || Trouble.fatal(e)) {
          throw Trouble.line(source, size.get(), e);
        }
        pause(progress);
      }
    }
  }

  private byte[] attempt(Source source, Progress progress)
      throws IOException, InterruptedException {
    AtomicLong written = new AtomicLong();
    HttpResponse<byte[]> response =
        exchange.ask(
            source,
            Map.of(),
            info ->
                info.statusCode() == OK
                    ? new MemoryBody(source.limit(), written)
                    : BodySubscribers.replacing(new byte[0]),
            new Exchange.Watch(written, progress, bytes -> {}));
    if (response.statusCode() != OK) {
      throw refused(source, response);
    }
    return response.body();
  }

  private Void attempt(Source source, PartFile part, Progress progress, LongConsumer size)
      throws IOException, InterruptedException {
    long asked = part.size();
    AtomicLong written = new AtomicLong(asked);
    try {
      HttpResponse<Long> response =
          exchange.ask(
              source,
              part.ranges(),
              info -> body(info, part, asked, source.limit(), written),
              new Exchange.Watch(written, progress, size));
      check(source, response, part, asked);
      return null;
    } catch (Trouble.TooLong e) {
      part.discard();
      throw e;
    }
  }

  private static void check(Source source, HttpResponse<Long> response, PartFile part, long asked)
      throws IOException {
    boolean written = response.body() != NOTHING;
    String range = response.headers().firstValue("Content-Range").orElse("");
    boolean complete =
        response.statusCode() == UNSATISFIABLE && asked > 0 && range.equals("bytes */" + asked);
    if (written || complete) {
      return;
    } else if (asked == 0
        || (response.statusCode() != UNSATISFIABLE && response.statusCode() != PARTIAL)) {
      throw refused(source, response);
    }
    part.discard();
    throw new IOException("the published file is no longer the one that was begun");
  }

  private static BodySubscriber<Long> body(
      ResponseInfo info, PartFile part, long asked, long limit, AtomicLong written) {
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
      return new FileBody(channel, limit, written);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean startsAt(ResponseInfo info, long offset) {
    String range = info.headers().firstValue("Content-Range").orElse("");
    return range.startsWith("bytes " + offset + "-");
  }

  private static PluginException refused(Source source, HttpResponse<?> response) {
    return new PluginException(source.advice().refused(response));
  }

  private void pause(Progress progress) throws InterruptedException {
    long until = System.nanoTime() + patience.pause().toNanos();
    while (System.nanoTime() < until) {
      Thread.sleep(Math.min(Exchange.TICK, patience.pause().toMillis()));
      progress.check();
    }
  }

  /** Ends the client's threads. */
  @Override
  public void close() {
    exchange.close();
  }
}
