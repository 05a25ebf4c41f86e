package wernicke.api.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import wernicke.api.Draft;
import wernicke.api.Recording;

/**
 * Service: recordings (and comparisons, which have the same shape) as safetensors files named by
 * content hash. Thread-safe.
 */
@ProviderType
public interface Recordings {
  /** Whether a complete file of that key is there. */
  boolean has(String key);

  /**
   * Writes a recording: to a temporary file, forced to disk, then renamed. If the key is there
   * already nothing is written. The draft of that key is removed, since it has served.
   *
   * @param metadata text that goes into the safetensors header beside the notes: model, stimuli,
   *     spec
   * @throws wernicke.api.PluginException if the disk is full or read-only; no partial file remains
   */
  void put(String key, Recording recording, Map<String, String> metadata);

  /**
   * Opens a recording; matrices are memory-mapped.
   *
   * @return empty if there is none of that key
   * @throws wernicke.api.PluginException if the file is damaged; it is moved aside so that a retry
   *     records anew
   */
  Optional<Recording> open(String key);

  /** Where the file of a key is, whether or not it exists. */
  Path file(String key);

  /** All recordings. */
  List<Entry> list();

  /**
   * Opens the draft of a recording: what an interrupted attempt has kept, or nothing yet. Only the
   * last one that was opened for a key keeps anything.
   *
   * @param metadata what the recording depends on; a draft with other metadata is discarded
   */
  OpenDraft draft(String key, Map<String, String> metadata);

  /** All drafts: unfinished recordings. */
  List<Entry> drafts();

  /** Removes a draft, if there is one. */
  void removeDraft(String key);

  /** Free bytes on the disk that holds the store. */
  long freeBytes();

  /** A draft as long as somebody writes to it. */
  interface OpenDraft extends Draft, AutoCloseable {
    /** Forces it to the disk; what is kept stays, for the next time. */
    @Override
    void close();
  }

  /** A stored recording, or a draft of one. */
  record Entry(String key, Path file, long bytes, Map<String, String> metadata) {}
}
