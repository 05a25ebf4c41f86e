package wernicke.model.transformers.internal.merge;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.formats.internal.file.ByteCount;
import wernicke.model.transformers.internal.files.Unfinished;

/** Writes the files of a merged checkpoint: weights in shards with their index, and the rest. */
final class ResultFolder {
  /** Bytes of a file of weights, at most. */
  static final long SHARD = 2_000_000_000;

  private static final String SINGLE = "model.safetensors";

  /** Besides the weights a checkpoint should not need more. */
  private static final long ROOM = 32_000_000;

  private final List<Shard> shards;
  private final Companions companions;
  private final long bytes;
  private final Progress progress;
  private long written;

  /**
   * @param limit bytes of a file of weights, at most
   */
  ResultFolder(List<ResultTensor> tensors, Companions companions, long limit, Progress progress) {
    this.shards = Shard.of(tensors, limit);
    this.companions = companions;
    this.bytes = shards.stream().mapToLong(Shard::bytes).sum();
    this.progress = progress;
  }

  /**
   * Refuses to begin what cannot be finished.
   *
   * @throws PluginException if the disk has no room
   */
  void requireRoom(Unfinished folder) {
    folder.requireRoom(bytes + ROOM);
  }

  /** Writes everything into an empty folder. */
  void write(Path folder) throws IOException {
    JsonObject map = new JsonObject();
    for (int i = 0; i < shards.size(); i++) {
      String name = name(i);
      shards
          .get(i)
          .write(
              folder.resolve(name),
              more -> {
                progress.check();
                written += more;
                progress.report((double) written / bytes, "writing " + name);
              });
      shards.get(i).tensors().forEach(t -> map.addProperty(t.name(), name));
    }
    if (shards.size() > 1) {
      Files.writeString(folder.resolve(SINGLE + ".index.json"), index(map) + "\n");
    }
    companions.copy(folder);
  }

  private String name(int shard) {
    return shards.size() == 1
        ? SINGLE
        : String.format(Locale.ROOT, "model-%05d-of-%05d.safetensors", shard + 1, shards.size());
  }

  private JsonObject index(JsonObject map) {
    JsonObject metadata = new JsonObject();
    metadata.addProperty("total_size", bytes);
    JsonObject index = new JsonObject();
    index.add("metadata", metadata);
    index.add("weight_map", map);
    return index;
  }

  /** Size and number of the files of weights, for people. */
  String size() {
    return ByteCount.text(bytes)
        + " in "
        + shards.size()
        + (shards.size() == 1 ? " file" : " files");
  }
}
