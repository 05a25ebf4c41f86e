package wernicke.model.transformers.internal.merge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wernicke.formats.internal.safetensors.SafetensorsHeader;
import wernicke.formats.internal.safetensors.TensorEntry;

/**
 * One file of the result in the safetensors format, as {@code SafetensorsFile} reads it.
 *
 * @param tensors in the order of the file
 */
record Shard(List<ResultTensor> tensors) {
  /** Elements that are made at a time. */
  private static final int PIECE = 1 << 20;

  private static final int ALIGNMENT = 8;

  /** Transformers wants to be told. */
  private static final Map<String, String> METADATA = Map.of("format", "pt");

  Shard {
    tensors = List.copyOf(tensors);
  }

  /** Told of every piece. */
  interface Watch {
    /** So many more bytes are written; may throw to end the work. */
    void wrote(int bytes);
  }

  /** Spreads tensors over files of at most that many bytes; a larger tensor has its own. */
  static List<Shard> of(List<ResultTensor> tensors, long limit) {
    List<Shard> shards = new ArrayList<>();
    List<ResultTensor> current = new ArrayList<>();
    long bytes = 0;
    for (ResultTensor tensor : tensors) {
      if (!current.isEmpty() && bytes + tensor.bytes() > limit) {
        shards.add(new Shard(current));
        current.clear();
        bytes = 0;
      }
      current.add(tensor);
      bytes += tensor.bytes();
    }
    shards.add(new Shard(current));
    return shards;
  }

  /** Bytes of the numbers. */
  long bytes() {
    return tensors.stream().mapToLong(ResultTensor::bytes).sum();
  }

  /** Writes the file, which may not be there, and forces it to disk. */
  void write(Path file, Watch watch) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      writeFully(channel, header());
      ByteBuffer piece = ByteBuffer.allocate(PIECE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      for (ResultTensor tensor : tensors) {
        write(tensor, channel, piece, watch);
      }
      channel.force(true);
    }
  }

  private static void write(ResultTensor tensor, FileChannel channel, ByteBuffer piece, Watch watch)
      throws IOException {
    ResultTensor.Pieces numbers = tensor.numbers().get();
    long elements = tensor.elements();
    for (long start = 0; start < elements; start += PIECE) {
      piece.clear();
      numbers.put(start, (int) Math.min(PIECE, elements - start), piece);
      int bytes = piece.position();
      writeFully(channel, piece.flip());
      watch.wrote(bytes);
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  private ByteBuffer header() {
    List<TensorEntry> entries = new ArrayList<>();
    long begin = 0;
    for (ResultTensor tensor : tensors) {
      TensorEntry entry = TensorEntry.at(begin, tensor.name(), tensor.type(), tensor.shape());
      entries.add(entry);
      begin = entry.end();
    }
    return new SafetensorsHeader(METADATA, entries).encode(ALIGNMENT);
  }
}
