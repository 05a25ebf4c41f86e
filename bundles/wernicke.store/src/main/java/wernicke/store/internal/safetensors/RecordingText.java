package wernicke.store.internal.safetensors;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import wernicke.api.Matrix;
import wernicke.api.Recording;
import wernicke.formats.internal.safetensors.DamagedException;

/**
 * What of a recording is text: {@code rows}, the order of the layers as a JSON array in {@code
 * layers} (the order in a JSON object means nothing), and {@code note.*}.
 */
final class RecordingText {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
  private static final String FORMAT = "format";
  private static final String VERSION = "wernicke.recording/2"; // 1 of 0.1.0 has no seal
  private static final String ROWS = "rows";
  private static final String LAYERS = "layers";
  private static final String NOTE = "note.";
  private static final List<String> RESERVED =
      List.of(FORMAT, ROWS, LAYERS, SafetensorsWriter.CHECKSUM, HeaderSeal.KEY);

  private RecordingText() {}

  /** The metadata of a file, in order, so that equal recordings are equal files. */
  static Map<String, String> of(Recording recording, Map<String, String> more) {
    Map<String, String> text = new TreeMap<>();
    text.put(FORMAT, VERSION);
    text.put(ROWS, recording.rows().name().toLowerCase(Locale.ROOT));
    text.put(LAYERS, GSON.toJson(recording.layers().keySet()));
    recording.notes().forEach((key, note) -> text.put(NOTE + key, note));
    more.forEach(
        (key, value) -> {
          if (RESERVED.contains(key) || key.startsWith(NOTE)) {
            throw new IllegalArgumentException("metadata '" + key + "' belongs to the store");
          }
          text.put(key, value);
        });
    return text;
  }

  /** The recording of a file's metadata and matrices. */
  static Recording recording(SafetensorsFile file) throws DamagedException {
    if (VERSION.equals(file.metadata().get(FORMAT)) && !sealed(file.metadata())) {
      throw new DamagedException("its header has lost its checksum");
    }
    return new Recording(
        rows(file.metadata()), ordered(file.matrices(), file.metadata()), notes(file.metadata()));
  }

  /** Whether all of the file is under checksums. */
  static boolean sealed(Map<String, String> text) {
    return text.containsKey(HeaderSeal.KEY) && text.containsKey(SafetensorsWriter.CHECKSUM);
  }

  private static Recording.Rows rows(Map<String, String> text) throws DamagedException {
    for (Recording.Rows rows : Recording.Rows.values()) {
      if (rows.name().toLowerCase(Locale.ROOT).equals(text.get(ROWS))) {
        return rows;
      }
    }
    throw new DamagedException("its metadata do not say whether rows are parts or presentations");
  }

  private static Map<String, Matrix> ordered(Map<String, Matrix> matrices, Map<String, String> text)
      throws DamagedException {
    Map<String, Matrix> layers = new LinkedHashMap<>();
    for (String name : order(text)) {
      layers.put(name, matrices.get(name));
    }
    if (!layers.keySet().equals(matrices.keySet())) {
      throw new DamagedException("its metadata name other layers than it has");
    }
    return layers;
  }

  private static String[] order(Map<String, String> text) throws DamagedException {
    try {
      String[] names = GSON.fromJson(text.get(LAYERS), String[].class);
      if (names != null) {
        return names;
      }
    } catch (JsonParseException e) {
      throw new DamagedException("its metadata 'layers' are no JSON array", e);
    }
    throw new DamagedException("its metadata do not say in which order layers are");
  }

  private static Map<String, String> notes(Map<String, String> text) {
    Map<String, String> notes = new LinkedHashMap<>();
    text.forEach(
        (key, value) -> {
          if (key.startsWith(NOTE)) {
            notes.put(key.substring(NOTE.length()), value);
          }
        });
    return notes;
  }
}
