package wernicke.store.internal.safetensors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.PluginException;
import wernicke.api.Recording;
import wernicke.api.store.Recordings;
import wernicke.formats.internal.file.Disk;
import wernicke.formats.internal.file.DurableFiles;
import wernicke.formats.internal.safetensors.DamagedException;
import wernicke.store.internal.draft.Drafts;

/**
 * A folder of recordings, {@code <first two digits>/<key>.safetensors}. A file never changes once
 * it has its name. Its header is checked whenever it is opened, its checksum the first time in a
 * process.
 */
public class RecordingFiles implements Recordings {
  /** Recordings leave this much for the journal, so that a full disk can still be written down. */
  static final long RESERVE = 16_000_000;

  private static final Logger LOG = LoggerFactory.getLogger(RecordingFiles.class);
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{2,128}");
  private static final String EXTENSION = ".safetensors";
  private static final String DAMAGED = ".damaged";

  private final Path folder;
  private final String noun;
  private final Drafts drafts;
  private final Set<String> verified = ConcurrentHashMap.newKeySet();

  /**
   * Creates the folder if need be and removes what a killed process left half written.
   *
   * @param noun what the files are, for messages: {@code recording}
   * @throws PluginException if the folder cannot be created
   */
  public RecordingFiles(Path folder, String noun) {
    this.folder = folder;
    this.noun = noun;
    this.drafts = new Drafts(folder, RESERVE);
    try {
      DurableFiles.createFolder(folder);
      int removed = DurableFiles.removeStale(folder);
      if (removed > 0) {
        LOG.info("removed {} unfinished files from {}", removed, folder);
      }
      drafts.removeServed(this::has);
    } catch (IOException e) {
      RuntimeException failure =
          Disk.failure(folder.getParent(), "the folder of " + noun + "s", 0, e);
      LOG.error(failure.getMessage());
      throw failure;
    }
  }

  @Override
  public boolean has(String key) {
    return Files.isRegularFile(file(key));
  }

  @Override
  public void put(String key, Recording recording, Map<String, String> metadata) {
    if (has(key)) {
      drafts.remove(key);
      return;
    }
    SafetensorsWriter writer =
        new SafetensorsWriter(recording.layers(), RecordingText.of(recording, metadata));
    String what = "the " + noun + " " + key;
    if (Disk.free(folder) < writer.bytes() + RESERVE) {
      drafts.remove(key); // what it has is all in the recording
    }
    Disk.require(folder, what, writer.bytes() + RESERVE);
    try {
      DurableFiles.createFolder(file(key).getParent());
      DurableFiles.write(file(key), writer);
    } catch (IOException e) {
      throw Disk.failure(folder, what, writer.bytes() + RESERVE, e);
    }
    verified.add(key);
    drafts.remove(key);
  }

  @Override
  public OpenDraft draft(String key, Map<String, String> metadata) {
    requireKey(key);
    return drafts.open(key, metadata);
  }

  @Override
  public List<Entry> drafts() {
    return drafts.list();
  }

  @Override
  public void removeDraft(String key) {
    requireKey(key);
    drafts.remove(key);
  }

  @Override
  public Optional<Recording> open(String key) {
    Path file = file(key);
    try {
      SafetensorsFile mapped = SafetensorsFile.map(file);
      Recording recording = RecordingText.recording(mapped);
      if (!verified.contains(key)) {
        mapped.verify();
        verified.add(key);
      }
      opened(file);
      return Optional.of(recording);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (ClosedByInterruptException e) {
      throw cancelled(key, e);
    } catch (IOException e) {
      throw new PluginException("cannot read " + file + ": " + Disk.reason(e), e);
    } catch (DamagedException e) {
      throw aside(key, file, e);
    }
  }

  /** A file was opened. */
  void opened(Path file) {}

  /**
   * Reads a whole file, and leaves it where it is.
   *
   * @return why it is damaged; empty if it is not
   */
  public Optional<String> damage(Path file) {
    try {
      SafetensorsFile mapped = SafetensorsFile.map(file);
      RecordingText.recording(mapped);
      mapped.verify();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("cannot be read: " + Disk.reason(e));
    } catch (DamagedException e) {
      return Optional.of(e.getMessage());
    }
  }

  /** Whether all of a file is under checksums: what 0.1.0 wrote has none of the header. */
  public boolean sealed(Path file) {
    try {
      return RecordingText.sealed(SafetensorsFile.header(file).metadata());
    } catch (IOException | DamagedException e) {
      return false;
    }
  }

  /** The key of a file of the folder. */
  public static String key(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - EXTENSION.length());
  }

  /** Removes a file, if it is there. */
  public void remove(String key) {
    try {
      Files.deleteIfExists(file(key));
      LastUse.forget(file(key));
      verified.remove(key);
    } catch (IOException e) {
      throw new PluginException("cannot remove " + file(key) + ": " + Disk.reason(e), e);
    }
  }

  /** Files that were moved aside because they were damaged. */
  public List<Path> damaged() {
    return files(EXTENSION + DAMAGED);
  }

  private CancellationException cancelled(String key, IOException cause) {
    CancellationException cancelled =
        new CancellationException("cancelled: reading the " + noun + " " + key);
    cancelled.initCause(cause);
    return cancelled;
  }

  private PluginException aside(String key, Path file, DamagedException damage) {
    Path aside = file.resolveSibling(file.getFileName() + DAMAGED);
    String what = "the " + noun + " " + key + " is damaged (" + damage.getMessage() + ")";
    verified.remove(key);
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      damage.addSuppressed(e);
      return new PluginException(what + ": delete " + file + " and retry", damage);
    }
    return new PluginException(what + ": moved to " + aside + "; retry to compute it anew", damage);
  }

  private static void requireKey(String key) {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("'" + key + "' is no content hash");
    }
  }

  @Override
  public Path file(String key) {
    requireKey(key);
    return folder.resolve(key.substring(0, 2)).resolve(key + EXTENSION);
  }

  @Override
  public List<Entry> list() {
    List<Entry> entries = new ArrayList<>();
    for (Path file : files()) {
      try {
        Map<String, String> metadata = SafetensorsFile.header(file).metadata();
        entries.add(new Entry(key(file), file, Files.size(file), metadata));
      } catch (IOException | DamagedException e) {
        LOG.warn("{} is not listed: {}", file, e.getMessage());
      }
    }
    return entries;
  }

  /** All files of the folder, damaged or not. */
  public List<Path> files() {
    return files(EXTENSION);
  }

  private List<Path> files(String end) {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files.filter(f -> f.getFileName().toString().endsWith(end)).sorted().toList();
    } catch (IOException e) {
      throw new PluginException("cannot read " + folder + ": " + Disk.reason(e), e);
    } catch (UncheckedIOException e) {
      throw new PluginException("cannot read " + folder + ": " + Disk.reason(e.getCause()), e);
    }
  }

  @Override
  public long freeBytes() {
    return Disk.free(folder);
  }
}
