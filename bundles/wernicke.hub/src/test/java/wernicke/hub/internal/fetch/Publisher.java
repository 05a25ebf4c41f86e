package wernicke.hub.internal.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that publishes one file, and misbehaves on demand. */
final class Publisher implements AutoCloseable {
  final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
  volatile byte[] content = bytes(300_000, 1);
  volatile String tag = "\"v1\"";
  volatile int cutAfter = Integer.MAX_VALUE;
  volatile boolean ignoreRanges;
  volatile boolean wrongRange;
  volatile boolean hang;
  volatile int status;

  private final HttpServer server;
  private final ExecutorService executor = Executors.newCachedThreadPool();

  Publisher() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/file", this::serve);
    server.createContext("/moved", this::redirect);
    server.setExecutor(executor);
    server.start();
  }

  static byte[] bytes(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  URI address(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  private void redirect(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Location", address("/file").toString());
    exchange.sendResponseHeaders(302, -1);
    exchange.close();
  }

  private void serve(HttpExchange exchange) throws IOException {
    String range = exchange.getRequestHeaders().getFirst("Range");
    String version = exchange.getRequestHeaders().getFirst("If-Range");
    ranges.add(String.valueOf(range));
    exchange.getResponseHeaders().set("ETag", tag);
    if (status != 0) {
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
      return;
    }
    boolean partial = range != null && !ignoreRanges && (version == null || version.equals(tag));
    int from = partial ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
    if (partial && from >= content.length) {
      exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
      exchange.sendResponseHeaders(416, -1);
    } else {
      send(exchange, from, partial);
    }
    exchange.close();
  }

  private void send(HttpExchange exchange, int from, boolean partial) throws IOException {
    int length = content.length - from;
    if (partial) {
      int said = wrongRange ? 0 : from;
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range", "bytes " + said + "-" + (content.length - 1) + "/" + content.length);
    }
    exchange.sendResponseHeaders(partial ? 206 : 200, length);
    int sent = Math.min(length, cutAfter);
    exchange.getResponseBody().write(content, from, sent);
    exchange.getResponseBody().flush();
    while (hang) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    hang = false;
    server.stop(0);
    executor.shutdownNow();
  }
}
