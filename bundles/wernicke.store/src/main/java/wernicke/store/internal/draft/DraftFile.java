package wernicke.store.internal.draft;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.Matrix;
import wernicke.api.store.Recordings;
import wernicke.formats.internal.file.Disk;
import wernicke.formats.internal.file.DurableFiles;

/**
 * The draft of one recording. The first frame has the metadata, the others what is kept. The file
 * comes with the first part. What is written outlives the process at once, and a power cut after
 * the next force, which takes at most a hundredth of the time.
 *
 * <p>It writes by {@link RandomAccessFile}, not by a channel: an interrupted thread, one whose job
 * is cancelled, would close a channel in the middle of a frame.
 */
final class DraftFile implements Recordings.OpenDraft {
  private static final Logger LOG = LoggerFactory.getLogger(DraftFile.class);
  private static final Matrix NOTHING = Matrix.of(0, 0, new float[0]);
  private static final long FORCE_NANOS = 10_000_000_000L;
  private static final long FORCE_SHARE = 100;

  private final Path path;
  private final String metadata;
  private final long reserve;
  private final Map<String, Frame> frames = new LinkedHashMap<>();
  private RandomAccessFile file;
  private long end;
  private long garbage;
  private long nextForce = System.nanoTime() + FORCE_NANOS;
  private boolean closed;

  /**
   * Opens what is there.
   *
   * @param metadata canonical text; a file with another one is discarded
   * @param reserve bytes of the disk that stay free
   */
  DraftFile(Path path, String metadata, long reserve) {
    this.path = path;
    this.metadata = metadata;
    this.reserve = reserve;
    try {
      if (Files.exists(path)) {
        read();
      }
    } catch (IOException e) {
      String why = e instanceof EOFException ? "it ends in its head" : Disk.reason(e);
      LOG.warn("the draft {} is discarded: {}", path, why);
      discard();
    }
  }

  private void read() throws IOException {
    file = new RandomAccessFile(path.toFile(), "rw");
    Frame first = Frame.read(file, 0);
    first.matrix(file);
    end = first.end();
    if (!first.text().equals(metadata)) {
      throw new IOException("it was begun for other weights, or by another version of the model");
    }
    while (end < file.length()) {
      try {
        Frame frame = Frame.read(file, end);
        remember(frame);
        end = frame.end();
      } catch (EOFException e) {
        LOG.info("{} ends in a part that was not finished; it is made anew", path);
        file.setLength(end);
      } catch (Frame.DamagedException e) {
        LOG.warn("{} is damaged ({}); what follows is made anew", path, e.getMessage());
        file.setLength(end);
      }
    }
  }

  private void remember(Frame frame) {
    Frame before = frames.put(frame.text(), frame);
    garbage += before == null ? 0 : before.end() - before.start();
  }

  @Override
  public synchronized Optional<Matrix> kept(String name) {
    Frame frame = closed ? null : frames.get(name);
    if (frame == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(frame.matrix(file));
    } catch (IOException e) {
      LOG.warn("{} is damaged ({}); that part is made anew", path, Disk.reason(e));
      frames.remove(name);
      garbage += frame.end() - frame.start();
      return Optional.empty();
    }
  }

  @Override
  public synchronized void keep(String name, Matrix numbers) {
    if (closed) {
      return;
    }
    try {
      begin();
      long bytes = (long) numbers.rows() * numbers.columns() * Float.BYTES;
      if (path.getParent().toFile().getUsableSpace() < bytes + reserve) {
        throw new IOException("the disk is full");
      }
      Frame frame = Frame.write(file, end, name, numbers);
      remember(frame);
      end = frame.end();
      tidy();
      forceNowAndThen();
    } catch (IOException e) {
      LOG.warn("{} keeps no more: {}; the recording goes on", path, Disk.reason(e));
      giveUp();
    }
  }

  private void begin() throws IOException {
    if (file == null) {
      Files.createDirectories(path.getParent());
      file = new RandomAccessFile(path.toFile(), "rw");
      file.setLength(0);
      end = Frame.write(file, 0, metadata, NOTHING).end();
    }
  }

  /** Once more than half of the file has been replaced, the rest is written anew. */
  private void tidy() throws IOException {
    if (garbage <= end / 2) {
      return;
    }
    Path fresh = path.resolveSibling(path.getFileName() + DurableFiles.TEMPORARY);
    Map<String, Frame> moved = new LinkedHashMap<>();
    RandomAccessFile target = new RandomAccessFile(fresh.toFile(), "rw");
    try {
      target.setLength(0);
      long at = Frame.write(target, 0, metadata, NOTHING).end();
      for (Frame frame : frames.values()) {
        Frame copy = Frame.write(target, at, frame.text(), frame.matrix(file));
        moved.put(copy.text(), copy);
        at = copy.end();
      }
      target.getFD().sync();
      DurableFiles.replace(fresh, path);
      end = at;
    } catch (IOException e) {
      target.close();
      throw e;
    }
    file.close();
    file = target;
    frames.clear();
    frames.putAll(moved);
    garbage = 0;
  }

  private void forceNowAndThen() throws IOException {
    long start = System.nanoTime();
    if (start - nextForce >= 0) {
      file.getFD().sync();
      long now = System.nanoTime();
      nextForce = now + Math.max(FORCE_NANOS, FORCE_SHARE * (now - start));
    }
  }

  /** A frame that could not be written to its end is cut off; the others stay. */
  private void giveUp() {
    try {
      if (file != null) {
        file.setLength(end);
      }
    } catch (IOException e) {
      LOG.warn("{} ends in the middle of a part: {}", path, Disk.reason(e));
    }
    close();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (file != null) {
      try (RandomAccessFile closing = file) {
        closing.getFD().sync();
      } catch (IOException e) {
        LOG.warn("{} may not outlive a power cut: {}", path, Disk.reason(e));
      }
      file = null;
    }
  }

  private void discard() {
    frames.clear();
    end = 0;
    try {
      if (file != null) {
        file.close();
        file = null;
      }
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.warn("{} cannot be removed: {}", path, Disk.reason(e));
    }
  }
}
