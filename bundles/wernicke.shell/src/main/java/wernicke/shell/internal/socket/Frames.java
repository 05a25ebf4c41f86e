package wernicke.shell.internal.socket;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * What a client is sent: frames of a type (one byte), a length (four bytes, big-endian) and that
 * many bytes. An empty frame tells first that the command is taken up; a client that gets nothing
 * at all may ask again. An empty frame asks for standard input: the client answers with a length
 * (four bytes) and that many bytes. The exit frame holds the exit status as four bytes and is the
 * last.
 */
final class Frames {
  static final byte OUT = 1;
  static final byte ERR = 2;
  static final byte EXIT = 3;
  static final byte ACCEPTED = 4;
  static final byte INPUT = 5;

  private static final int HEAD = 5;

  private final SocketChannel channel;

  Frames(SocketChannel channel) {
    this.channel = channel;
  }

  /** A stream whose every write is a frame; put a buffer before it. */
  OutputStream stream(byte type) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        send(type, ByteBuffer.wrap(bytes, offset, length));
      }
    };
  }

  /** Tells that the command begins now. */
  void accepted() throws IOException {
    send(ACCEPTED, ByteBuffer.allocate(0));
  }

  /** Asks for what comes on the client's standard input. */
  void input() throws IOException {
    send(INPUT, ByteBuffer.allocate(0));
  }

  /** Says why the client is not served, and how it ends. */
  void refuse(String line, int status) throws IOException {
    send(ERR, ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
    exit(status);
  }

  /** Sends the exit status. */
  void exit(int status) throws IOException {
    send(EXIT, ByteBuffer.allocate(4).putInt(status).flip());
  }

  private synchronized void send(byte type, ByteBuffer payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(HEAD + payload.remaining());
    frame.put(type).putInt(payload.remaining()).put(payload).flip();
    while (frame.hasRemaining()) {
      channel.write(frame);
    }
  }
}
