package wernicke.shell.internal.socket;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * What a client sends, up to a size and a moment: a client that stalls, or never stops, is not
 * listened to for ever. Close it before the channel is used otherwise.
 */
final class RequestStream extends InputStream {
  private final SocketChannel channel;
  private final Selector selector;
  private final long end;
  private final long patience;
  private final long most;
  private long left;

  /**
   * Listens.
   *
   * @param millis how long
   * @param most bytes that may come
   */
  RequestStream(SocketChannel channel, long millis, long most) throws IOException {
    this.channel = channel;
    this.patience = millis;
    this.end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    this.most = most;
    this.left = most;
    this.selector = Selector.open();
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int read = read(one, 0, 1);
    return read < 0 ? read : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (left == 0) {
      throw new Request.Malformed(
          "the request is longer than " + most / 1024 + " kB: pass long input by a file");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, (int) Math.min(length, left));
    int read = channel.read(buffer);
    while (read == 0) {
      await();
      read = channel.read(buffer);
    }
    left -= Math.max(0, read);
    return read;
  }

  private void await() throws IOException {
    long millis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    if (millis <= 0) {
      throw new Request.Malformed("no whole request came within " + patience / 1000.0 + " s");
    }
    selector.select(millis);
    selector.selectedKeys().clear();
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.configureBlocking(true);
  }
}
