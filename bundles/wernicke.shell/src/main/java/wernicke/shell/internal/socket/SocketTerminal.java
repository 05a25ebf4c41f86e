package wernicke.shell.internal.socket;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import wernicke.api.PluginException;
import wernicke.api.console.Showing;
import wernicke.api.console.Terminal;
import wernicke.console.internal.text.DrawnProgress;

/** A client of the command socket. It can be asked for its standard input, and for nothing else. */
final class SocketTerminal implements Terminal {
  private final Request request;
  private final SocketChannel channel;
  private final Frames frames;
  private final BooleanSupplier stopping;
  private final PrintStream out;
  private final PrintStream err;

  SocketTerminal(Request request, SocketChannel channel, Frames frames, BooleanSupplier stopping) {
    this.request = request;
    this.channel = channel;
    this.frames = frames;
    this.stopping = stopping;
    this.out =
        new PrintStream(
            new BufferedOutputStream(frames.stream(Frames.OUT)), false, StandardCharsets.UTF_8);
    this.err =
        new PrintStream(
            new BufferedOutputStream(new After(out, frames.stream(Frames.ERR))),
            true,
            StandardCharsets.UTF_8);
  }

  /** Sends what was printed on another stream before, so that a terminal shows both in order. */
  private static final class After extends FilterOutputStream {
    private final PrintStream before;

    After(PrintStream before, OutputStream target) {
      super(target);
      this.before = before;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      before.flush();
      out.write(bytes, offset, length);
    }
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
  public Showing progress(String label) {
    return new DrawnProgress(label, this);
  }

  @Override
  public int columns() {
    return request.columns();
  }

  @Override
  public int width() {
    return request.width();
  }

  @Override
  public boolean piped() {
    return request.piped();
  }

  /** The client sends it when it is asked. */
  @Override
  public Optional<byte[]> input() throws InterruptedException {
    try {
      frames.input();
      DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
      int length = in.readInt();
      if (length < 0 || length > Connection.LONGEST) {
        throw new PluginException("standard input of " + length + " bytes: that is too long");
      }
      return Optional.of(in.readNBytes(length));
    } catch (IOException e) {
      InterruptedException gone = new InterruptedException("the client has gone");
      gone.initCause(e);
      throw gone;
    }
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

  /** Whether the client has closed its end. It sends nothing unasked, so that any read tells. */
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
