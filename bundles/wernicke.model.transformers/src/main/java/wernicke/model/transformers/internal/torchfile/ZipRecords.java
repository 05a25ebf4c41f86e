package wernicke.model.transformers.internal.torchfile;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import wernicke.api.PluginException;

/**
 * Where the files of a zip archive lie in it (PKWARE's APPNOTE.TXT, with the 64-bit extensions).
 * PyTorch stores them uncompressed, so that they can be mapped.
 */
final class ZipRecords {
  private static final int END = 0x06054b50;
  private static final int END_64 = 0x06064b50;
  private static final int LOCATOR_64 = 0x07064b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int END_BYTES = 22;
  private static final int LOCATOR_BYTES = 20;
  private static final int CENTRAL_BYTES = 46;
  private static final int LOCAL_BYTES = 30;
  private static final int LONGEST_COMMENT = 65_535;
  private static final long MOST_DIRECTORY_BYTES = 1 << 26;
  private static final long UNSIGNED = 0xffff_ffffL;

  private final FileChannel channel;
  private final String file;
  private final long size;

  /**
   * A file in the archive.
   *
   * @param begin its first byte, counted from the beginning of the archive
   * @param bytes its size
   */
  record Stored(long begin, long bytes) {}

  private record Directory(long begin, long bytes) {}

  private ZipRecords(FileChannel channel, String file) throws IOException {
    this.channel = channel;
    this.file = file;
    this.size = channel.size();
  }

  /**
   * All files by name.
   *
   * @param file name of the archive, for messages
   * @throws PluginException if it is damaged, or a file in it is compressed
   */
  static Map<String, Stored> read(FileChannel channel, String file) throws IOException {
    return new ZipRecords(channel, file).read();
  }

  private Map<String, Stored> read() throws IOException {
    Directory directory = directory();
    if (directory.bytes() > MOST_DIRECTORY_BYTES
        || directory.begin() < 0
        || directory.bytes() < 0
        || directory.begin() > size - directory.bytes()) {
      throw damaged("its directory lies outside of it");
    }
    ByteBuffer bytes = bytes(directory.begin(), (int) directory.bytes());
    Map<String, Stored> records = new LinkedHashMap<>();
    while (bytes.remaining() >= CENTRAL_BYTES) {
      entry(bytes, records);
    }
    return records;
  }

  private Directory directory() throws IOException {
    int tail = (int) Math.min(size, END_BYTES + LONGEST_COMMENT);
    ByteBuffer bytes = bytes(size - tail, tail);
    for (int at = tail - END_BYTES; at >= 0; at--) {
      if (bytes.getInt(at) == END) {
        long position = size - tail + at;
        Directory small =
            new Directory(bytes.getInt(at + 16) & UNSIGNED, bytes.getInt(at + 12) & UNSIGNED);
        return position >= LOCATOR_BYTES ? directory64(position, small) : small;
      }
    }
    throw damaged("it has no directory at its end, so it is truncated; copy it again");
  }

  private Directory directory64(long end, Directory small) throws IOException {
    ByteBuffer locator = bytes(end - LOCATOR_BYTES, LOCATOR_BYTES);
    if (locator.getInt(0) != LOCATOR_64) {
      return small;
    }
    ByteBuffer large = bytes(locator.getLong(8), 56);
    if (large.getInt(0) != END_64) {
      throw damaged("its 64-bit directory is not where it should be");
    }
    return new Directory(large.getLong(48), large.getLong(40));
  }

  private void entry(ByteBuffer directory, Map<String, Stored> records) throws IOException {
    int at = directory.position();
    int nameBytes = Short.toUnsignedInt(directory.getShort(at + 28));
    int extraBytes = Short.toUnsignedInt(directory.getShort(at + 30));
    int commentBytes = Short.toUnsignedInt(directory.getShort(at + 32));
    if (directory.getInt(at) != CENTRAL
        || directory.remaining() - CENTRAL_BYTES < nameBytes + extraBytes + commentBytes) {
      throw damaged("its directory is broken");
    }
    byte[] name = new byte[nameBytes];
    directory.get(at + CENTRAL_BYTES, name);
    String text = new String(name, StandardCharsets.UTF_8);
    if (directory.getShort(at + 10) != 0) {
      throw damaged("'" + text + "' in it is compressed, which PyTorch never does");
    }
    ByteBuffer extra = directory.slice(at + CENTRAL_BYTES + nameBytes, extraBytes);
    Stored stored = stored(directory, at, extra.order(ByteOrder.LITTLE_ENDIAN), text);
    if (records.put(text, stored) != null) {
      throw damaged("'" + text + "' is in it twice");
    }
    directory.position(at + CENTRAL_BYTES + nameBytes + extraBytes + commentBytes);
  }

  /** Sizes and offsets that do not fit into 32 bits stand in the extra field, in this order. */
  private Stored stored(ByteBuffer directory, int at, ByteBuffer extra, String name)
      throws IOException {
    ByteBuffer large = large(extra);
    long bytes = wide(directory.getInt(at + 24), large, name);
    long packed = wide(directory.getInt(at + 20), large, name);
    long header = wide(directory.getInt(at + 42), large, name);
    if (packed != bytes || header < 0 || header > size - LOCAL_BYTES) {
      throw damaged("'" + name + "' in it has impossible sizes");
    }
    ByteBuffer local = bytes(header, LOCAL_BYTES);
    long begin =
        header
            + LOCAL_BYTES
            + Short.toUnsignedInt(local.getShort(26))
            + Short.toUnsignedInt(local.getShort(28));
    if (local.getInt(0) != LOCAL || bytes < 0 || begin > size || bytes > size - begin) {
      throw damaged("'" + name + "' in it is cut short; copy it again");
    }
    return new Stored(begin, bytes);
  }

  private static ByteBuffer large(ByteBuffer extra) {
    while (extra.remaining() >= 4) {
      int kind = Short.toUnsignedInt(extra.getShort());
      int bytes = Math.min(Short.toUnsignedInt(extra.getShort()), extra.remaining());
      if (kind == 1) {
        return extra.slice(extra.position(), bytes).order(ByteOrder.LITTLE_ENDIAN);
      }
      extra.position(extra.position() + bytes);
    }
    return ByteBuffer.allocate(0);
  }

  private long wide(int narrow, ByteBuffer large, String name) {
    if (narrow != -1) {
      return narrow & UNSIGNED;
    }
    if (large.remaining() < Long.BYTES) {
      throw damaged("'" + name + "' in it has no size");
    }
    return large.getLong();
  }

  private ByteBuffer bytes(long position, int count) throws IOException {
    if (position < 0 || position > size - count) {
      throw damaged("it points outside of itself");
    }
    return readFully(channel, position, count);
  }

  /** So many bytes, little endian. */
  static ByteBuffer readFully(FileChannel channel, long position, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position()) < 0) {
        throw new EOFException("it became shorter while being read");
      }
    }
    return bytes.flip().order(ByteOrder.LITTLE_ENDIAN);
  }

  private PluginException damaged(String why) {
    return new PluginException(file + ": damaged PyTorch file: " + why);
  }
}
