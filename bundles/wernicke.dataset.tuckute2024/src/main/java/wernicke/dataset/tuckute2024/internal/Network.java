package wernicke.dataset.tuckute2024.internal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.PluginException;
import wernicke.formats.internal.netcdf.AssemblyFile;
import wernicke.formats.internal.netcdf.Axis;
import wernicke.formats.internal.netcdf.BrainScore;
import wernicke.formats.internal.netcdf.Responses;

/** Puts the mean and the participants together: the mean is the first neuroid. */
final class Network {
  private static final String ROW = "stimulus_id";

  private Network() {}

  /** Brain-Score's mean, and the participants if they are known. */
  static Assembly published(Path file, Optional<Participants> participants) {
    Responses all = AssemblyFile.read(file);
    Responses network = all.neuroids().has("roi") ? all.onlyNeuroids("roi", Tuckute2024.ROI) : all;
    if (network.neuroids().size() != 1) {
      throw new PluginException(
          file
              + ": "
              + network.neuroids().size()
              + " neuroids, expected the mean over participants");
    }
    String who = network.neuroids().texts("subject_UID", "subject").get(0);
    List<String> texts =
        network.presentations().texts("stimulus").stream().map(String::strip).toList();
    return assembly(
        network.complete(), who, participants, participants.map(p -> p.items(texts, file)));
  }

  /** The mean over the participants, and the participants. */
  static Assembly averaged(Participants participants) {
    List<String> items = List.copyOf(participants.sentences().keySet());
    List<String> texts = List.copyOf(participants.sentences().values());
    Axis sentences =
        new Axis(
            participants.file(),
            "presentation",
            items.size(),
            Map.of(ROW, items, "stimulus", texts));
    Axis mean = new Axis(participants.file(), "neuroid", 1, Map.of());
    Responses network =
        new Responses(sentences, mean, Matrix.column(participants.mean(items))).complete();
    String who = String.join("-", participants.responses().keySet());
    return assembly(network, who, Optional.of(participants), Optional.of(items));
  }

  private static Assembly assembly(
      Responses network,
      String who,
      Optional<Participants> participants,
      Optional<List<String>> items) {
    List<Neuroid> neuroids = new ArrayList<>();
    List<float[]> columns = new ArrayList<>();
    neuroids.add(neuroid(Tuckute2024.ROI, Neuroid.GROUP, Map.of("participants", who)));
    columns.add(network.values().column(0));
    if (participants.isPresent()) {
      for (String participant : participants.get().responses().keySet()) {
        neuroids.add(neuroid(participant + "." + Tuckute2024.ROI, participant, Map.of()));
        columns.add(participants.get().of(participant, items.orElseThrow()));
      }
    }
    return new Assembly(
        Tuckute2024.ID,
        BrainScore.stimuli(Tuckute2024.ID, network, ROW),
        neuroids,
        matrix(network.presentations().size(), columns),
        BrainScore.everyRow(network),
        Alignment.DIRECT,
        notes(columns, participants, items));
  }

  private static Neuroid neuroid(String id, String subject, Map<String, String> more) {
    Map<String, String> metadata = new HashMap<>(more);
    metadata.put("roi", Tuckute2024.ROI);
    return new Neuroid(id, subject, metadata);
  }

  private static Matrix matrix(int rows, List<float[]> columns) {
    float[] values = new float[rows * columns.size()];
    for (int j = 0; j < columns.size(); j++) {
      for (int i = 0; i < rows; i++) {
        values[i * columns.size() + j] = columns.get(j)[i];
      }
    }
    return Matrix.of(rows, columns.size(), values);
  }

  private static Map<String, String> notes(
      List<float[]> columns, Optional<Participants> participants, Optional<List<String>> items) {
    Map<String, String> notes = new HashMap<>();
    if (participants.isEmpty()) {
      notes.put("participants", Tuckute2024.TABLE_FILE + " is not there: their mean only");
      return notes;
    }
    long missing =
        columns.stream()
            .flatMapToInt(c -> IntStream.range(0, c.length).filter(i -> Float.isNaN(c[i])))
            .count();
    if (missing > 0) {
      notes.put("missing", missing + " responses of single participants");
    }
    Set<String> unused = new HashSet<>(participants.get().sentences().keySet());
    unused.removeAll(items.orElseThrow());
    if (!unused.isEmpty()) {
      notes.put("left out", unused.size() + " sentences of the participants that have no mean");
    }
    return notes;
  }
}
