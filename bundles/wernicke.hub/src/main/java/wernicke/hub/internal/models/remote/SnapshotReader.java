package wernicke.hub.internal.models.remote;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import wernicke.api.PluginException;

/**
 * Reads what the hub says about a repository, {@code /api/models/<repo>/revision/<rev>?blobs=true};
 * nothing in it is trusted.
 */
final class SnapshotReader {
  private final RepoAddress address;

  SnapshotReader(RepoAddress address) {
    this.address = address;
  }

  /**
   * Reads the answer.
   *
   * @throws PluginException in one line, if it is not what the hub answers, or names files that
   *     leave the folder
   */
  Snapshot read(byte[] answer) {
    JsonObject object = object(answer);
    String commit = text(object, "sha");
    if (!RemoteFile.Hash.GIT_BLOB.accepts(commit)) {
      throw wrong("no commit is named");
    }
    if (!(object.get("siblings") instanceof JsonArray siblings)) {
      throw wrong("no files are listed");
    }
    List<RemoteFile> files = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonElement sibling : siblings) {
      RemoteFile file = file(sibling);
      if (!names.add(file.name())) {
        throw wrong("it lists '" + RemoteText.clean(file.name()) + "' twice");
      }
      files.add(file);
    }
    return new Snapshot(address, commit, licence(object), gated(object.get("gated")), files);
  }

  private JsonObject object(byte[] answer) {
    try {
      String text = new String(answer, StandardCharsets.UTF_8);
      if (JsonParser.parseString(text) instanceof JsonObject object) {
        return object;
      }
    } catch (JsonParseException e) {
      throw new PluginException(complaint("it is no JSON; check HF_ENDPOINT"), e);
    }
    throw wrong("it is no JSON object; check HF_ENDPOINT");
  }

  private RemoteFile file(JsonElement sibling) {
    if (!(sibling instanceof JsonObject object)) {
      throw wrong("a listed file is no object");
    }
    String name = text(object, "rfilename");
    if (!RemoteText.staysInside(name)) {
      throw wrong("the name '" + RemoteText.clean(name) + "' is not that of a file in a folder");
    }
    long bytes = size(object, name);
    RemoteFile file =
        object.get("lfs") instanceof JsonObject lfs
            ? new RemoteFile(name, bytes, RemoteFile.Hash.SHA256, text(lfs, "sha256"))
            : new RemoteFile(name, bytes, RemoteFile.Hash.GIT_BLOB, text(object, "blobId"));
    if (!file.hash().accepts(file.hex())) {
      throw wrong("no hash of '" + name + "' is given");
    }
    return file;
  }

  private long size(JsonObject object, String name) {
    if (object.get("size") instanceof JsonPrimitive size && size.isNumber()) {
      try {
        long bytes = new BigDecimal(size.getAsString()).longValueExact();
        if (bytes >= 0) {
          return bytes;
        }
      } catch (ArithmeticException | NumberFormatException e) {
        throw new PluginException(complaint("the size of '" + name + "' is no number"), e);
      }
    }
    throw wrong("the size of '" + name + "' is not given");
  }

  /** The model card's licence; a licence of its own has a name beside the word {@code other}. */
  private static String licence(JsonObject object) {
    if (!(object.get("cardData") instanceof JsonObject card)) {
      return "not stated";
    }
    String licence =
        card.get("license") instanceof JsonArray several
            ? StreamSupport.stream(several.spliterator(), false)
                .map(SnapshotReader::text)
                .collect(Collectors.joining(", "))
            : text(card, "license");
    String name = text(card, "license_name");
    String whole = name.isEmpty() ? licence : licence + " (" + name + ")";
    return whole.isBlank() ? "not stated" : RemoteText.clean(whole);
  }

  /** False, or one of {@code auto} and {@code manual}: how access is granted. */
  private static boolean gated(JsonElement gated) {
    return gated instanceof JsonPrimitive value
        && (value.isString() ? !value.getAsString().equals("false") : value.getAsBoolean());
  }

  private static String text(JsonObject object, String key) {
    return text(object.get(key));
  }

  private static String text(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isString()
        ? primitive.getAsString()
        : "";
  }

  private PluginException wrong(String why) {
    return new PluginException(complaint(why));
  }

  private String complaint(String why) {
    return "the hub's answer about " + address + " cannot be used: " + why;
  }
}
