package wernicke.store.internal.draft;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.PluginException;
import wernicke.api.store.Recordings;
import wernicke.formats.internal.file.Disk;

/** The drafts of a folder of recordings, {@code <first two digits>/<key>.draft}. */
public final class Drafts {
  private static final Logger LOG = LoggerFactory.getLogger(Drafts.class);
  private static final Gson GSON = new Gson();
  private static final String EXTENSION = ".draft";

  private final Path folder;
  private final long reserve;
  private final Map<String, DraftFile> open = new HashMap<>();

  /**
   * @param folder that the recordings lie in
   * @param reserve bytes of the disk that stay free
   */
  public Drafts(Path folder, long reserve) {
    this.folder = folder;
    this.reserve = reserve;
  }

  /** Opens a draft; whoever had it open before keeps nothing from now on. */
  public synchronized Recordings.OpenDraft open(String key, Map<String, String> metadata) {
    close(key);
    DraftFile draft = new DraftFile(file(key), GSON.toJson(new TreeMap<>(metadata)), reserve);
    open.put(key, draft);
    return draft;
  }

  private void close(String key) {
    DraftFile before = open.remove(key);
    if (before != null) {
      before.close();
    }
  }

  /** Removes a draft, if there is one. */
  public synchronized void remove(String key) {
    close(key);
    try {
      Files.deleteIfExists(file(key));
    } catch (IOException e) {
      LOG.warn("the draft {} cannot be removed: {}", file(key), Disk.reason(e));
    }
  }

  /** Removes drafts that have served: the process ended before it could. */
  public void removeServed(Predicate<String> complete) {
    files().stream().map(Drafts::key).filter(complete).forEach(this::remove);
  }

  /** All drafts; one whose head cannot be read has no metadata. */
  public List<Recordings.Entry> list() {
    List<Recordings.Entry> entries = new ArrayList<>();
    for (Path file : files()) {
      try {
        entries.add(new Recordings.Entry(key(file), file, Files.size(file), metadata(file)));
      } catch (IOException e) {
        LOG.info("{} left while it was listed: {}", file, Disk.reason(e));
      }
    }
    return entries;
  }

  private static Map<String, String> metadata(Path file) {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      Map<String, String> metadata =
          GSON.fromJson(Frame.read(in, 0).text(), new TypeToken<Map<String, String>>() {});
      return metadata == null ? Map.of() : metadata;
    } catch (IOException | JsonParseException e) {
      LOG.warn("{} cannot be read: {}", file, e.getMessage());
      return Map.of();
    }
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files.filter(f -> f.getFileName().toString().endsWith(EXTENSION)).sorted().toList();
    } catch (IOException e) {
      throw new PluginException("cannot read " + folder + ": " + Disk.reason(e), e);
    } catch (UncheckedIOException e) {
      throw new PluginException("cannot read " + folder + ": " + Disk.reason(e.getCause()), e);
    }
  }

  private static String key(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - EXTENSION.length());
  }

  private Path file(String key) {
    return folder.resolve(key.substring(0, 2)).resolve(key + EXTENSION);
  }
}
