package wernicke.shell.internal.socket;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.console.Exit;
import wernicke.api.console.Terminal;

/** One client: reads its request, runs the verb, sends what it prints and the exit status. */
final class Connection implements Runnable {
  /** Runs a verb. */
  interface Work {
    int run(List<String> words, Terminal terminal);
  }

  private static final Logger log = LoggerFactory.getLogger(Connection.class);
  private static final int UNREAD = 1 << 20;

  /** Bytes that a request may have. */
  static final long LONGEST = 1 << 20;

  /** Milliseconds within which it has to be there. */
  static final long PATIENCE = 5000;

  /** How long the rest of a refused request is read, in milliseconds. */
  private static final long DRAIN = 1000;

  private final SocketChannel channel;
  private final Work work;
  private final BooleanSupplier stopping;

  Connection(SocketChannel channel, Work work, BooleanSupplier stopping) {
    this.channel = channel;
    this.work = work;
    this.stopping = stopping;
  }

  @Override
  public void run() {
    try (channel) {
      answer();
    } catch (EOFException e) {
      log.debug("a client left before it had asked anything");
    } catch (IOException e) {
      log.debug("a client left: {}", e.toString());
    }
  }

  private void answer() throws IOException {
    Frames frames = new Frames(channel);
    try {
      Request request = read();
      frames.accepted();
      Terminal terminal = new SocketTerminal(request, channel, frames, stopping);
      frames.exit(guarded(request, terminal));
    } catch (Request.Malformed e) {
      log.warn("refused a client: {}", e.getMessage());
      frames.refuse("not understood: " + e.getMessage(), Exit.USAGE);
      channel.shutdownOutput();
      drain();
    }
  }

  private Request read() throws IOException {
    try (RequestStream stream = new RequestStream(channel, PATIENCE, LONGEST)) {
      return Request.read(new DataInputStream(new BufferedInputStream(stream)));
    }
  }

  /** Even an error that no verb foresees is answered. */
  private int guarded(Request request, Terminal terminal) {
    try {
      return work.run(request.words(), terminal);
    } catch (RuntimeException | Error e) {
      log.error("command socket: {}", request.words(), e);
      terminal.err().println("unexpected " + e + ": see the log (log/)");
      return Exit.FAILED;
    }
  }

  /**
   * Reads what still comes, for a moment and up to a size: closing with unread bytes would take the
   * answer from the client.
   */
  private void drain() throws IOException {
    try (RequestStream rest = new RequestStream(channel, DRAIN, UNREAD)) {
      byte[] unread = new byte[1 << 12];
      int read = rest.read(unread, 0, unread.length);
      while (read >= 0) {
        read = rest.read(unread, 0, unread.length);
      }
    } catch (Request.Malformed e) {
      log.debug("the rest of a refused request is not read: {}", e.getMessage());
    }
  }
}
