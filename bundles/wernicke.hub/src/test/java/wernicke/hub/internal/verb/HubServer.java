package wernicke.hub.internal.verb;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * A hub with one repository, and the store that it redirects to, on this machine: the two routes as
 * huggingface.co serves them. It misbehaves on demand.
 */
public final class HubServer implements AutoCloseable {
  /** A request that came. */
  public record Seen(String path, String range, String authorization, String agent) {}

  /** Where files come from. */
  public enum Redirect {
    NONE,
    RELATIVE,
    STORE,
    LOOP
  }

  public final Map<String, byte[]> files = Collections.synchronizedMap(new TreeMap<>());

  /** What is sent instead of a file. */
  public final Map<String, byte[]> forged = Collections.synchronizedMap(new TreeMap<>());

  public final List<Seen> hub = Collections.synchronizedList(new java.util.ArrayList<>());
  public final List<Seen> store = Collections.synchronizedList(new java.util.ArrayList<>());

  /** After so many bytes the next answers with weights are cut; then none. */
  public final Deque<Integer> cuts = new ConcurrentLinkedDeque<>();

  public volatile String repo = "acme/tiny-gpt2";
  public volatile String revision = "main";
  public volatile String commit = "0123456789abcdef0123456789abcdef01234567";
  public volatile String licence = "mit";
  public volatile Object gated = false;
  public volatile Redirect redirect = Redirect.NONE;
  public volatile UnaryOperator<String> answer = UnaryOperator.identity();
  public volatile int status;
  public volatile int fileStatus;
  public volatile int storeStatus;
  public volatile String errorCode = "";
  public volatile boolean ignoreRanges;
  public volatile boolean hang;

  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final HttpServer hubServer = server(this::hub);
  private final HttpServer storeServer = server(this::store);

  public HubServer() throws IOException {}

  /** Bytes that do not repeat. */
  public static byte[] bytes(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  public HubServer file(String name, String text) {
    files.put(name, text.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  public HubServer file(String name, byte[] content) {
    files.put(name, content);
    return this;
  }

  public String address() {
    return "http://localhost:" + hubServer.getAddress().getPort();
  }

  /** The paths of files that were asked for, in order. */
  public List<String> asked() {
    return hub.stream().map(Seen::path).filter(p -> p.contains("/resolve/")).toList();
  }

  /** The ranges that were asked for of one file. */
  public List<String> ranges(String name) {
    return hub.stream().filter(s -> s.path().endsWith("/" + name)).map(Seen::range).toList();
  }

  /** Whether the hub keeps a file outside git, as it does with large ones. */
  private static boolean large(String name) {
    return name.matches(".*\\.(safetensors|bin|model|msgpack|onnx|pth|gguf)");
  }

  private HttpServer server(com.sun.net.httpserver.HttpHandler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler);
    server.setExecutor(executor);
    server.start();
    return server;
  }

  private static Seen seen(HttpExchange exchange) {
    URI uri = exchange.getRequestURI();
    return new Seen(
        uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()),
        String.valueOf(exchange.getRequestHeaders().getFirst("Range")),
        String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
        String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent")));
  }

  private void hub(HttpExchange exchange) throws IOException {
    Seen seen = seen(exchange);
    hub.add(seen);
    String resolve = "/" + repo + "/resolve/" + commit + "/";
    String described = "/api/models/" + repo + "/revision/";
    if (!errorCode.isEmpty()) {
      exchange.getResponseHeaders().set("X-Error-Code", errorCode);
    }
    if (seen.path().equals(described + revision.replace("/", "%2F") + "?blobs=true")
        || seen.path().equals(described + commit + "?blobs=true")) {
      text(exchange, status == 0 ? 200 : status, answer.apply(description().toString()));
    } else if (seen.path().startsWith(resolve) && fileStatus != 0) {
      text(exchange, fileStatus, "no");
    } else if (seen.path().startsWith(resolve)) {
      file(exchange, seen.path().substring(resolve.length()));
    } else if (seen.path().startsWith("/cache/")) {
      content(exchange, seen.path().substring("/cache/".length()));
    } else {
      text(exchange, 404, "{\"error\":\"not found\"}");
    }
    exchange.close();
  }

  private void file(HttpExchange exchange, String name) throws IOException {
    switch (redirect) {
      case NONE -> content(exchange, name);
      case RELATIVE -> moved(exchange, "/cache/" + name);
      case LOOP -> moved(exchange, exchange.getRequestURI().getPath());
      case STORE ->
          moved(
              exchange,
              "http://127.0.0.1:"
                  + storeServer.getAddress().getPort()
                  + "/blobs/"
                  + name
                  + "?signature=presigned");
    }
  }

  private static void moved(HttpExchange exchange, String location) throws IOException {
    exchange.getResponseHeaders().set("Location", location);
    text(exchange, 302, "Found. Redirecting");
  }

  private void store(HttpExchange exchange) throws IOException {
    store.add(seen(exchange));
    if (storeStatus != 0) {
      text(exchange, storeStatus, "no");
    } else {
      content(exchange, exchange.getRequestURI().getPath().substring("/blobs/".length()));
    }
    exchange.close();
  }

  private void content(HttpExchange exchange, String name) throws IOException {
    byte[] content = forged.getOrDefault(name, files.get(name));
    if (content == null) {
      text(exchange, 404, "no such file");
      return;
    }
    String etag = "\"" + hash("SHA-256", content) + "\"";
    String range = exchange.getRequestHeaders().getFirst("Range");
    String version = exchange.getRequestHeaders().getFirst("If-Range");
    boolean partial = range != null && !ignoreRanges && (version == null || version.equals(etag));
    int from = partial ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
    exchange.getResponseHeaders().set("ETag", etag);
    if (partial) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
    }
    int length = content.length - from;
    exchange.sendResponseHeaders(partial ? 206 : 200, length == 0 ? -1 : length);
    Integer cut = large(name) ? cuts.poll() : null;
    exchange.getResponseBody().write(content, from, cut == null ? length : Math.min(cut, length));
    exchange.getResponseBody().flush();
    while (hang && cut != null) {
      Thread.onSpinWait();
    }
  }

  private static void text(HttpExchange exchange, int code, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private JsonObject description() {
    JsonObject object = new JsonObject();
    object.addProperty("id", repo);
    object.addProperty("sha", commit);
    if (gated instanceof Boolean is) {
      object.addProperty("gated", is);
    } else {
      object.addProperty("gated", gated.toString());
    }
    JsonObject card = new JsonObject();
    card.addProperty("license", licence);
    object.add("cardData", card);
    JsonArray siblings = new JsonArray();
    new LinkedHashMap<>(files).forEach((name, content) -> siblings.add(sibling(name, content)));
    object.add("siblings", siblings);
    return object;
  }

  private static JsonObject sibling(String name, byte[] content) {
    JsonObject object = new JsonObject();
    object.addProperty("rfilename", name);
    object.addProperty("size", content.length);
    object.addProperty("blobId", large(name) ? "f".repeat(40) : blob(content));
    if (large(name)) {
      JsonObject lfs = new JsonObject();
      lfs.addProperty("sha256", hash("SHA-256", content));
      lfs.addProperty("size", content.length);
      lfs.addProperty("pointerSize", 134);
      object.add("lfs", lfs);
    }
    return object;
  }

  /** As {@code git hash-object} names it. */
  public static String blob(byte[] content) {
    return hash(
        "SHA-1", ("blob " + content.length + "\0").getBytes(StandardCharsets.UTF_8), content);
  }

  /** A hash of several pieces. */
  public static String hash(String algorithm, byte[]... pieces) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      for (byte[] piece : pieces) {
        digest.update(piece);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    hang = false;
    hubServer.stop(0);
    storeServer.stop(0);
    executor.shutdownNow();
  }
}
