package wernicke.shell.internal.socket;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import wernicke.shell.internal.cli.Terminal;

/**
 * A client of the command socket. It cannot be asked anything: the client only sends its request.
 */
final class SocketTerminal implements Terminal {
  private final Request request;
  private final SocketChannel channel;
  private final BooleanSupplier stopping;
  private final PrintStream out;
  private final PrintStream err;

  SocketTerminal(Request request, SocketChannel channel, Frames frames, BooleanSupplier stopping) {
    this.request = request;
    this.channel = channel;
    this.stopping = stopping;
    this.out = stream(frames, Frames.OUT, false);
    this.err = stream(frames, Frames.ERR, true);
  }

  private static PrintStream stream(Frames frames, byte type, boolean everyLine) {
    return new PrintStream(
        new BufferedOutputStream(frames.stream(type)), everyLine, StandardCharsets.UTF_8);
  }

  @Override
  public PrintStream out() {
    return out;
  }

  @Override
  public PrintStream err() {
    return err;
  }

  @Override
  public int columns() {
    return request.columns();
  }

  @Override
  public Path cwd() {
    return request.cwd();
  }

  @Override
  public boolean interactive() {
    return false;
  }

  @Override
  public boolean confirm(String question) {
    return false;
  }

  @Override
  public void check() throws InterruptedException {
    if (Thread.interrupted() || stopping.getAsBoolean()) {
      throw new InterruptedException("interrupted: the service is stopping");
    } else if (out.checkError() || err.checkError() || gone()) {
      throw new InterruptedException("the client has gone");
    }
  }

  /** Whether the client has closed its end. It has nothing to send, so that any read tells. */
  private boolean gone() {
    try {
      channel.configureBlocking(false);
      try {
        return channel.read(ByteBuffer.allocate(64)) < 0;
      } finally {
        channel.configureBlocking(true);
      }
    } catch (IOException e) {
      return true;
    }
  }
}
