package wernicke.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import wernicke.api.Matrix;
import wernicke.api.Recording;
import wernicke.api.store.Recordings;

/** Recordings on the heap; the disk that they pretend to be on can be made full. */
public final class MemoryRecordings implements Recordings {
  private final Map<String, Recording> files = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Matrix>> drafts = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> draftMetadata = new ConcurrentHashMap<>();
  private volatile long free = Long.MAX_VALUE;

  /** Says how many bytes are free. */
  public void free(long bytes) {
    free = bytes;
  }

  /** The keys of what is there. */
  public List<String> keys() {
    return files.keySet().stream().sorted().toList();
  }

  @Override
  public boolean has(String key) {
    return files.containsKey(key);
  }

  @Override
  public void put(String key, Recording recording, Map<String, String> metadata) {
    files.put(key, recording);
    drafts.remove(key);
  }

  @Override
  public Optional<Recording> open(String key) {
    return Optional.ofNullable(files.get(key));
  }

  @Override
  public Path file(String key) {
    return Path.of(key);
  }

  @Override
  public List<Entry> list() {
    return List.of();
  }

  @Override
  public OpenDraft draft(String key, Map<String, String> metadata) {
    Map<String, Matrix> parts = drafts.computeIfAbsent(key, k -> new ConcurrentHashMap<>());
    draftMetadata.put(key, metadata);
    return new OpenDraft() {
      @Override
      public Optional<Matrix> kept(String name) {
        return Optional.ofNullable(parts.get(name));
      }

      @Override
      public void keep(String name, Matrix numbers) {
        parts.put(name, numbers);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public List<Entry> drafts() {
    return drafts.entrySet().stream()
        .filter(e -> !e.getValue().isEmpty())
        .map(e -> new Entry(e.getKey(), file(e.getKey()), 0, draftMetadata.get(e.getKey())))
        .toList();
  }

  @Override
  public void removeDraft(String key) {
    drafts.remove(key);
  }

  @Override
  public long freeBytes() {
    return free;
  }
}
