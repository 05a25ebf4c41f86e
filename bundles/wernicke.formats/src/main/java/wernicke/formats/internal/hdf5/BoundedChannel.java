package wernicke.formats.internal.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;

/**
 * A file that gives only so many bytes: what is damaged may send its reader round in circles, or
 * ask for more than there is.
 */
final class BoundedChannel implements SeekableByteChannel {
  /** A file that is whole is read about four times over, headers most of all. */
  private static final long TIMES = 16;

  private static final long FIRST = 1 << 20;
  private static final int LEAST = 256; // so does a read of a few bytes count
  private static final int PIECE = 1 << 20; // Java copies through memory of that size

  private final FileChannel file;
  private long left;

  BoundedChannel(Path path) throws IOException {
    file = FileChannel.open(path);
    left = FIRST + TIMES * file.size();
  }

  /** Fills the buffer, unless the file ends before. */
  @Override
  public int read(ByteBuffer buffer) throws IOException {
    int wanted = buffer.remaining();
    left -= Math.max(wanted, LEAST);
    if (left < 0) {
      throw new IOException("its parts refer to each other in circles");
    }
    int read = 0;
    while (read >= 0 && buffer.hasRemaining()) {
      ByteBuffer piece = buffer.slice().limit(Math.min(buffer.remaining(), PIECE));
      read = file.read(piece);
      buffer.position(buffer.position() + Math.max(read, 0));
    }
    return buffer.remaining() == wanted ? -1 : wanted - buffer.remaining();
  }

  @Override
  public int write(ByteBuffer buffer) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public long position() throws IOException {
    return file.position();
  }

  @Override
  public SeekableByteChannel position(long position) throws IOException {
    file.position(position);
    return this;
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
