package wernicke.model.transformers.internal.untrained;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import wernicke.api.Fingerprint;
import wernicke.api.PluginException;
import wernicke.formats.internal.safetensors.StoredType;
import wernicke.formats.internal.safetensors.TensorEntry;
import wernicke.model.transformers.internal.family.Families;
import wernicke.model.transformers.internal.family.initialisation.Distribution;
import wernicke.model.transformers.internal.family.initialisation.Initialisation;
import wernicke.model.transformers.internal.family.initialisation.NormalNumbers;
import wernicke.model.transformers.internal.family.part.TensorSpec;
import wernicke.model.transformers.internal.family.plan.Architecture;
import wernicke.model.transformers.internal.files.FileLabel;
import wernicke.model.transformers.internal.safetensors.Tensor;
import wernicke.model.transformers.internal.safetensors.TensorFile;

/**
 * Weights that are nowhere stored but drawn whenever they are read, float32, as the family's
 * published initialisation says: {@code untrained.json}, an object with the whole number {@code
 * seed}, stands in a checkpoint folder in place of weights. Whoever has the seed, the config and
 * the tensor's canonical name has the weights.
 */
public final class DrawnTensors implements TensorFile {
  /** Elements that one thread draws at a time. */
  private static final int PIECE = 1 << 16;

  private final Path path;
  private final long seed;
  private final Map<String, Distribution> distributions = new LinkedHashMap<>();
  private final Map<String, TensorEntry> tensors = new LinkedHashMap<>();
  private final ThreadLocal<WeakReference<ByteBuffer>> last =
      ThreadLocal.withInitial(() -> new WeakReference<>(null));

  private DrawnTensors(Path path, long seed, Architecture architecture, Initialisation rule) {
    this.path = path;
    this.seed = seed;
    long begin = 0;
    for (TensorSpec spec : architecture.tensors()) {
      long end = end(begin, spec);
      distributions.put(spec.name(), rule.of(spec));
      tensors.put(
          spec.name(), new TensorEntry(spec.name(), StoredType.F32, spec.shape(), begin, end));
      begin = end;
    }
  }

  private long end(long begin, TensorSpec spec) {
    try {
      long bytes = spec.shape().stream().reduce((long) Float.BYTES, Math::multiplyExact);
      return Math.addExact(begin, bytes);
    } catch (ArithmeticException e) {
      throw new PluginException(
          "%s: tensor '%s' of shape %s is too large"
              .formatted(FileLabel.of(path), spec.name(), spec.shape()),
          e);
    }
  }

  /**
   * Refuses a family whose initialisation is not known.
   *
   * @throws PluginException if it is not known, or naming the first key of the config whose value
   *     is not supported
   */
  public static void requireKnown(Path folder) {
    Families.initialisation(folder);
  }

  /**
   * Writes into a folder what its weights are drawn from.
   *
   * @param of name of the checkpoint whose twin it is; for people, nothing depends on it
   */
  public static void write(Path folder, long seed, String of) throws IOException {
    TwinFile.write(folder, seed, of);
  }

  /** Whether the weights of a folder are to be drawn. */
  public static boolean in(Path folder) {
    return Files.exists(folder.resolve(TwinFile.NAME));
  }

  /**
   * The weights of a folder.
   *
   * @throws PluginException if {@code untrained.json} gives no seed, or the config a value that the
   *     initialisation cannot use
   */
  public static DrawnTensors open(Path folder, Architecture architecture) {
    Initialisation rule = Families.initialisation(folder);
    return new DrawnTensors(
        folder.resolve(TwinFile.NAME), TwinFile.seed(folder), architecture, rule);
  }

  /** What the weights are drawn with. */
  public long seed() {
    return seed;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public Map<String, TensorEntry> tensors() {
    return Collections.unmodifiableMap(tensors);
  }

  /** The tensors by canonical name. */
  public Map<String, Tensor> byName() {
    Map<String, Tensor> all = new LinkedHashMap<>();
    tensors.forEach((name, entry) -> all.put(name, new Tensor(name, this, entry)));
    return all;
  }

  /** Adds seed, names, shapes and distributions: all that the weights depend on. */
  public void describe(Fingerprint fingerprint) {
    fingerprint.add("philox4x32-10, AS 241").add(seed).add(tensors.size());
    for (TensorEntry tensor : tensors.values()) {
      fingerprint.add(tensor.name()).add(tensor.shape().size());
      tensor.shape().forEach(fingerprint::add);
      distributions.get(tensor.name()).describe(fingerprint);
    }
  }

  /**
   * Draws part of a tensor. The buffer is good until the same thread draws again.
   *
   * @throws CancellationException if the thread is interrupted
   */
  @Override
  public ByteBuffer map(TensorEntry tensor, long offset, long bytes) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted while drawing " + tensor.name());
    }
    long first = offset / Float.BYTES;
    int skipped = (int) (offset % Float.BYTES);
    int elements = Math.toIntExact((skipped + bytes + Float.BYTES - 1) / Float.BYTES);
    ByteBuffer drawn = buffer(Math.multiplyExact(elements, Float.BYTES));
    draw(tensor.name(), first, drawn.asFloatBuffer().limit(elements));
    return drawn.slice(skipped, (int) bytes).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public ByteBuffer rows(TensorEntry tensor, int[] rows, int bytes) {
    ByteBuffer all = ByteBuffer.allocateDirect(Math.multiplyExact(rows.length, bytes));
    for (int row : rows) {
      all.put(map(tensor, (long) row * bytes, bytes));
    }
    return all.flip().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Native memory is not given back at once: the same is used again until a collection frees it.
   */
  private ByteBuffer buffer(int bytes) {
    ByteBuffer buffer = last.get().get();
    if (buffer == null || buffer.capacity() < bytes) {
      buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
      last.set(new WeakReference<>(buffer));
    }
    return buffer;
  }

  private void draw(String name, long first, FloatBuffer target) {
    Distribution distribution = distributions.get(name);
    NormalNumbers numbers = new NormalNumbers(seed, name);
    int elements = target.limit();
    IntStream.range(0, (elements + PIECE - 1) / PIECE)
        .parallel()
        .map(piece -> piece * PIECE)
        .forEach(
            from -> {
              FloatBuffer part = target.slice(from, Math.min(PIECE, elements - from));
              distribution.fill(numbers, first + from, part);
            });
  }
}
