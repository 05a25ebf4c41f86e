package wernicke.hub.internal.models;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import wernicke.api.PluginException;
import wernicke.hub.internal.models.remote.RemoteFile;
import wernicke.hub.internal.models.remote.RemoteText;
import wernicke.hub.internal.models.remote.Snapshot;

/**
 * The files of a repository that make a checkpoint here: config, tokenizer, and the weights in one
 * format, safetensors before PyTorch's. Only names that model.transformers reads are taken, hence
 * no variants ({@code model.fp16.safetensors}), no other frameworks and no sub-folders.
 */
final class Selection {
  private static final List<String> TEXTS =
      List.of(
          "config.json",
          "generation_config.json",
          "tokenizer.json",
          "tokenizer_config.json",
          "special_tokens_map.json",
          "added_tokens.json",
          "vocab.json",
          "merges.txt",
          "spiece.model",
          "tokenizer.model");
  private static final String CONFIG = "config.json";
  private static final String ADAPTER_CONFIG = "adapter_config.json";
  private static final List<String> ADAPTERS =
      List.of("adapter_model.safetensors", "adapter_model.bin");
  private static final List<String> WEIGHTS = List.of("model.safetensors", "pytorch_model.bin");

  /** Reads the index of sharded weights. */
  interface Reader {
    byte[] read(RemoteFile index) throws IOException, InterruptedException;
  }

  private final Snapshot snapshot;
  private final Reader reader;

  Selection(Snapshot snapshot, Reader reader) {
    this.snapshot = snapshot;
    this.reader = reader;
  }

  /** Whether such files are an adapter to another model's weights. */
  static boolean adapter(List<RemoteFile> files) {
    return files.stream().anyMatch(f -> f.name().equals(ADAPTER_CONFIG));
  }

  /**
   * The files, small ones first.
   *
   * @throws PluginException in one line, if there are no weights that can be used
   */
  List<RemoteFile> files() throws IOException, InterruptedException {
    List<RemoteFile> weights = weights();
    if (weights.isEmpty()) {
      throw new PluginException(
          snapshot.address()
              + " cannot be used: it has neither config.json with model.safetensors or"
              + " pytorch_model.bin (or their shards), nor an adapter");
    }
    return Stream.concat(
            TEXTS.stream().map(snapshot::find).flatMap(Optional::stream), weights.stream())
        .sorted(Comparator.comparingLong(RemoteFile::bytes).thenComparing(RemoteFile::name))
        .toList();
  }

  private List<RemoteFile> weights() throws IOException, InterruptedException {
    if (snapshot.find(CONFIG).isPresent()) {
      for (String name : WEIGHTS) {
        Optional<RemoteFile> single = snapshot.find(name);
        Optional<RemoteFile> index = snapshot.find(name + ".index.json");
        if (single.isPresent()) {
          return List.of(single.get());
        } else if (index.isPresent()) {
          return shards(index.get(), name.substring(name.lastIndexOf('.')));
        }
      }
    }
    Optional<RemoteFile> config = snapshot.find(ADAPTER_CONFIG);
    Optional<RemoteFile> adapter =
        ADAPTERS.stream().map(snapshot::find).flatMap(Optional::stream).findFirst();
    return config.isPresent() && adapter.isPresent()
        ? List.of(config.get(), adapter.get())
        : List.of();
  }

  private List<RemoteFile> shards(RemoteFile index, String ending)
      throws IOException, InterruptedException {
    List<RemoteFile> files = new ArrayList<>(List.of(index));
    for (String name : named(index)) {
      if (!name.matches("\\w[\\w.-]*") || !name.endsWith(ending)) {
        throw wrong(
            index, "names '" + RemoteText.clean(name) + "', which is no " + ending + " file");
      }
      files.add(
          snapshot
              .find(name)
              .orElseThrow(() -> wrong(index, "names " + name + ", which is missing")));
    }
    return files;
  }

  private Set<String> named(RemoteFile index) throws IOException, InterruptedException {
    String text = new String(reader.read(index), StandardCharsets.UTF_8);
    Set<String> names = new TreeSet<>();
    try {
      if (JsonParser.parseString(text) instanceof JsonObject object
          && object.get("weight_map") instanceof JsonObject map) {
        map.asMap().values().forEach(v -> names.add(name(v)));
      }
    } catch (JsonParseException e) {
      throw new PluginException(complaint(index, "is no JSON"), e);
    }
    if (names.isEmpty()) {
      throw wrong(index, "has no weight_map");
    }
    return names;
  }

  private static String name(JsonElement value) {
    return value.isJsonPrimitive() ? value.getAsString() : value.toString();
  }

  private PluginException wrong(RemoteFile index, String why) {
    return new PluginException(complaint(index, why));
  }

  private String complaint(RemoteFile index, String why) {
    return snapshot.address() + " cannot be used: its " + index.name() + " " + why;
  }
}
