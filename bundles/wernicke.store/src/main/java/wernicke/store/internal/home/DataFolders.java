package wernicke.store.internal.home;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.Disk;
import wernicke.formats.internal.file.DurableFiles;

/**
 * Data set id to folder, in a JSON file that may also be edited by hand: it is read anew each time.
 * Ids are found in any case.
 */
final class DataFolders {
  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private final Path file;

  DataFolders(Path file) {
    this.file = file;
  }

  /** All entries; the map ignores case. */
  synchronized Map<String, Path> all() {
    Map<String, Path> folders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    read().forEach((dataset, folder) -> folders.put(dataset, path(dataset, folder)));
    return Collections.unmodifiableMap(folders);
  }

  /**
   * Adds or replaces an entry; it is on the disk when this returns.
   *
   * @throws PluginException if the folder does not exist or the file cannot be written
   */
  synchronized void add(String dataset, Path folder) {
    if (dataset.isBlank()) {
      throw new PluginException("name the data set: data add <id> <folder>");
    }
    if (!Files.isDirectory(folder)) {
      throw new PluginException(folder + " is not a folder: give the folder that has the files");
    }
    Map<String, String> folders = read();
    folders.remove(dataset); // the new spelling of the id wins
    folders.put(dataset, folder.toAbsolutePath().normalize().toString());
    write((GSON.toJson(folders) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private Map<String, String> read() {
    Map<String, String> folders = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    if (Files.exists(file)) {
      try {
        Map<String, String> entries =
            GSON.fromJson(Files.readString(file), new TypeToken<Map<String, String>>() {});
        if (entries == null || entries.containsValue(null)) {
          throw new JsonParseException("null");
        }
        folders.putAll(entries);
      } catch (IOException e) {
        throw new PluginException("cannot read " + file + ": " + Disk.reason(e), e);
      } catch (JsonParseException e) {
        throw new PluginException(
            file + " is not a JSON object of data set ids and folders: repair or delete it", e);
      }
    }
    return folders;
  }

  private Path path(String dataset, String folder) {
    try {
      return Path.of(folder);
    } catch (InvalidPathException e) {
      throw new PluginException(file + ": '" + folder + "' of " + dataset + " is no folder", e);
    }
  }

  private void write(byte[] json) {
    try {
      DurableFiles.write(file, json);
    } catch (IOException e) {
      throw Disk.failure(file.getParent(), "the list of data folders", json.length, e);
    }
  }
}
