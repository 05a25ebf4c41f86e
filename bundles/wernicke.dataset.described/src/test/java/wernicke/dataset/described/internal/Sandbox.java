package wernicke.dataset.described.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import wernicke.api.Assembly;
import wernicke.api.Progress;
import wernicke.dataset.described.internal.descriptor.Descriptor;
import wernicke.dataset.described.internal.descriptor.DescriptorReader;
import wernicke.dataset.described.internal.load.Facts;
import wernicke.dataset.described.internal.load.Loader;
import wernicke.dataset.described.internal.problem.Problems;
import wernicke.formats.internal.npy.NpyWriter;

/** A folder that a test fills. */
public record Sandbox(Path folder) {
  /** Text and responses of four sentences. */
  public static final String TABLE =
      """
      sentence,item,passage,cond,s1_IFG,s1_ATL
      One fish.,a,p,B,0.5,1
      Two fish.,b,p,B,-1.5e0,2
      Red fish.,c,q,S,NA,3
      Blue fish.,d,q,B,4,
      """;

  /** Describes {@link #TABLE} in {@code t.csv}. */
  public static final String DESCRIPTOR =
      """
      {
        "layout": "table",
        "file": "t.csv",
        "columns": {
          "text": "sentence",
          "id": "item",
          "context": "passage",
          "responses": "{subject}_{roi}"
        },
        "benchmarks": [{"metric": "ridge", "cv": "group:2:by=passage"}]
      }
      """;

  /** The standard example. */
  public static Sandbox table(Path folder) {
    return new Sandbox(folder).put("t.csv", TABLE).put("dataset.json", DESCRIPTOR);
  }

  /** Writes a file in UTF-8. */
  public Sandbox put(String name, String text) {
    return put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file. */
  public Sandbox put(String name, byte[] bytes) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(name), bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a named pipe that nobody writes to, in place of a file. */
  public Sandbox pipe(String name) {
    try {
      Path file = folder.resolve(name);
      Files.deleteIfExists(file);
      Process process = new ProcessBuilder("mkfifo", file.toString()).inheritIO().start();
      if (process.waitFor() != 0) {
        throw new AssertionError("no pipe " + file);
      }
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Replaces a text in a file, which has to be there. */
  public Sandbox edit(String name, String from, String to) {
    try {
      String before = Files.readString(folder.resolve(name));
      if (!before.contains(from)) {
        throw new IllegalArgumentException(name + " has no " + from);
      }
      return put(name, before.replace(from, to));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A float64 matrix as numpy.save writes it. */
  public static byte[] npy(String shape, double... values) {
    return npy("<f8", shape, values);
  }

  /** A matrix of any type name as numpy.save writes it; the numbers always are float64. */
  public static byte[] npy(String type, String shape, double... values) {
    byte[] head = NpyWriter.head(type, shape);
    ByteBuffer bytes = ByteBuffer.allocate(head.length + 8 * values.length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).put(head);
    for (double value : values) {
      bytes.putDouble(value);
    }
    return bytes.array();
  }

  /** Everything that is wrong, as {@code data check} tells it. */
  public List<String> problems() {
    Problems problems = new Problems();
    Optional<Descriptor> descriptor = DescriptorReader.read(folder, problems);
    Optional<Assembly> assembly = descriptor.flatMap(d -> Loader.load(d, problems, Progress.NONE));
    assembly.ifPresent(a -> new Facts(a).check(descriptor.orElseThrow().info(), problems));
    return problems.lines();
  }

  /** The descriptor, which has to be fine. */
  public Descriptor descriptor() {
    Problems problems = new Problems();
    return DescriptorReader.read(folder, problems)
        .orElseThrow(() -> new AssertionError(problems.lines()));
  }

  /** The assembly, which has to be fine. */
  public Assembly load() {
    return new DescribedDataset(descriptor()).load(Progress.NONE);
  }
}
