package wernicke.hub.internal.models;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wernicke.api.PluginException;
import wernicke.console.internal.text.Json;
import wernicke.formats.internal.file.Disk;
import wernicke.hub.internal.models.paper.PaperModel;
import wernicke.hub.internal.models.paper.PaperModels;
import wernicke.hub.internal.models.remote.RemoteFile;
import wernicke.hub.internal.models.remote.RepoAddress;
import wernicke.hub.internal.models.remote.Snapshot;

/**
 * The file {@value #FILE} of a folder: where its files come from, and their hashes.
 *
 * @param repo {@code owner/name}
 * @param commit 40 hexadecimal digits
 * @param licence as the hub says it
 * @param deltaOf whose weights these are only differences to, see {@link PaperModel#base()}; empty
 *     if they are whole, or nobody knows
 * @param files with the hashes that they were checked against
 */
public record Pulled(
    String repo, String commit, String licence, String deltaOf, List<RemoteFile> files) {
  static final String FILE = "hub.json";

  public Pulled {
    files = List.copyOf(files);
  }

  /** What is written about a snapshot of which some files are taken. */
  static Pulled of(Snapshot snapshot, List<RemoteFile> files) {
    RepoAddress address = snapshot.address();
    String deltaOf =
        PaperModels.find(address).filter(PaperModel::delta).map(PaperModel::base).orElse("");
    return new Pulled(address.repo(), snapshot.commit(), snapshot.licence(), deltaOf, files);
  }

  /**
   * Reads the file of a folder.
   *
   * @return empty if the folder has none
   * @throws PluginException in one line, if it is damaged
   */
  static Optional<Pulled> read(Path folder) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      if (JsonParser.parseString(Files.readString(file)) instanceof JsonObject object) {
        return Optional.of(of(object));
      }
    } catch (JsonParseException | IllegalArgumentException e) {
      throw new PluginException(damaged(file), e);
    } catch (IOException e) {
      throw new PluginException("cannot read " + file + ": " + Disk.reason(e), e);
    }
    throw new PluginException(damaged(file));
  }

  private static String damaged(Path file) {
    return file + " is damaged: remove it, or the whole folder to pull it again";
  }

  private static Pulled of(JsonObject object) {
    List<RemoteFile> files = new ArrayList<>();
    if (object.get("files") instanceof JsonArray array) {
      array.forEach(f -> files.add(file(f)));
    }
    return new Pulled(
        text(object, "repo"),
        text(object, "commit"),
        text(object, "licence"),
        object.has("delta_of") ? text(object, "delta_of") : "",
        files);
  }

  private static RemoteFile file(JsonElement element) {
    if (!(element instanceof JsonObject object)) {
      throw new IllegalArgumentException("a file is no object");
    }
    for (RemoteFile.Hash hash : RemoteFile.Hash.values()) {
      if (object.has(hash.label())) {
        long bytes = Long.parseLong(String.valueOf(object.get("bytes")));
        return new RemoteFile(text(object, "name"), bytes, hash, text(object, hash.label()));
      }
    }
    throw new IllegalArgumentException("a file has no hash");
  }

  private static String text(JsonObject object, String key) {
    if (object.get(key) instanceof JsonPrimitive value && value.isString()) {
      return value.getAsString();
    }
    throw new IllegalArgumentException(key + " is missing");
  }

  /** Writes the file of a folder; there is never half of it. */
  void write(Path folder) throws IOException {
    JsonObject object = new JsonObject();
    object.addProperty("repo", repo);
    object.addProperty("commit", commit);
    object.addProperty("licence", licence);
    if (!deltaOf.isEmpty()) {
      object.addProperty("delta_of", deltaOf);
    }
    object.add("files", Json.array(files, Pulled::json));
    Path part = folder.resolve(FILE + ".part");
    Files.writeString(part, Json.text(object) + "\n");
    Files.move(part, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING);
  }

  private static JsonObject json(RemoteFile file) {
    JsonObject object = new JsonObject();
    object.addProperty("name", file.name());
    object.addProperty("bytes", file.bytes());
    object.addProperty(file.hash().label(), file.hex());
    return object;
  }

  /** Whether a file of that name and content belongs to it. */
  boolean holds(RemoteFile file) {
    return files.stream().anyMatch(f -> f.name().equals(file.name()) && f.same(file));
  }

  /** The files that are not there, or not of their size. */
  List<String> missing(Path folder) throws IOException {
    List<String> missing = new ArrayList<>();
    for (RemoteFile file : files) {
      Path path = folder.resolve(file.name());
      if (!Files.isRegularFile(path) || Files.size(path) != file.bytes()) {
        missing.add(file.name());
      }
    }
    return missing;
  }
}
