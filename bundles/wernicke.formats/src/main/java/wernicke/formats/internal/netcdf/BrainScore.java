package wernicke.formats.internal.netcdf;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import wernicke.api.Benchmark;
import wernicke.api.CrossValidation;
import wernicke.api.DatasetInfo.Download;
import wernicke.api.Neuroid;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Presentation;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;

/** What the data sets that Brain-Score publishes have in common. */
public final class BrainScore {
  private static final String STORAGE =
      "https://brainscore-storage.s3.amazonaws.com/brainscore-language/";
  private static final String TEXT = "stimulus";
  private static final List<String> TEXTS =
      List.of(TEXT, "sentence", "word", "stimulus_sentence", "meta_sentence");
  private static final String ROW = "stimulus_id";
  private static final String COLUMN = "neuroid_id";

  private BrainScore() {}

  /** A file at its published address; neither size nor SHA-256 are published. */
  public static Download download(String file) {
    return new Download(file, URI.create(STORAGE + file), -1, "");
  }

  /**
   * The benchmarks {@code <id>-linear} and {@code <id>-ridge} with the published random splits
   * (science.md section 5).
   */
  public static List<Benchmark> benchmarks(String id) {
    return List.of(
        benchmark(id, "linear", "", CrossValidation.SHUFFLE),
        benchmark(id, "ridge", "", CrossValidation.SHUFFLE));
  }

  /**
   * The same, and {@code <id>-linear-group} and {@code <id>-ridge-group}, which never divide a
   * group between training and test (today's Brain-Score).
   */
  public static List<Benchmark> benchmarks(String id, CrossValidation group) {
    List<Benchmark> benchmarks = new ArrayList<>(benchmarks(id));
    benchmarks.add(benchmark(id, "linear", "-group", group));
    benchmarks.add(benchmark(id, "ridge", "-group", group));
    return benchmarks;
  }

  private static Benchmark benchmark(
      String id, String metric, String suffix, CrossValidation scheme) {
    return new Benchmark(id + "-" + metric + suffix, id, metric, scheme, RecordingSpec.STATES);
  }

  /**
   * The stimuli: one part for each presentation, in the order of the rows but passage after
   * passage. All other coordinates of a presentation, except copies of the text, become its
   * metadata.
   *
   * @param passage the coordinate that names the passage
   * @throws PluginException naming the row, if a text is blank or an id occurs twice
   */
  public static Stimuli stimuli(String id, Responses responses, String passage) {
    Axis axis = responses.presentations();
    List<String> texts = axis.texts(TEXT);
    List<String> passages = axis.texts(passage);
    Map<String, List<Part>> parts = new LinkedHashMap<>();
    List<Presentation> presentations = new ArrayList<>();
    requireUnique(axis, ROW);
    for (int i = 0; i < axis.size(); i++) {
      if (texts.get(i).isBlank()) {
        throw new PluginException(axis.where(i) + TEXT + " is blank; get the file again");
      }
      Part part = new Part(texts.get(i).strip(), passages.get(i), i);
      parts.computeIfAbsent(part.passage(), p -> new ArrayList<>()).add(part);
      Map<String, String> metadata = axis.at(i);
      String row = metadata.remove(ROW);
      metadata.keySet().removeAll(TEXTS);
      presentations.add(new Presentation(row, part.passage(), metadata));
    }
    return new Stimuli(id, parts.values().stream().flatMap(List::stream).toList(), presentations);
  }

  /**
   * The neuroids. All other coordinates become metadata; a region that is called {@code fROI_area}
   * is called {@code roi} as everywhere else.
   *
   * @param subject the names that the coordinate of the subject may have
   */
  public static List<Neuroid> neuroids(Responses responses, String... subject) {
    Axis axis = responses.neuroids();
    requireUnique(axis, COLUMN);
    List<String> subjects = axis.texts(subject);
    return IntStream.range(0, axis.size())
        .mapToObj(
            j -> {
              Map<String, String> metadata = axis.at(j);
              String id = metadata.remove(COLUMN);
              metadata.keySet().removeAll(List.of(subject));
              if (metadata.containsKey("fROI_area")) {
                metadata.put("roi", metadata.remove("fROI_area"));
              }
              return new Neuroid(id, subjects.get(j), metadata);
            })
        .toList();
  }

  /**
   * What a selection of neuroids left out, as a note to print beside scores; empty if nothing.
   *
   * @param subject the names that the coordinate of the subject may have
   */
  public static Map<String, String> notes(Responses all, Responses kept, String... subject) {
    int dropped = all.neuroids().size() - kept.neuroids().size();
    if (dropped == 0) {
      return Map.of();
    }
    Set<String> gone = new LinkedHashSet<>(all.neuroids().texts(subject));
    gone.removeAll(kept.neuroids().texts(subject));
    return Map.of(
        "left out",
        dropped
            + " of "
            + all.neuroids().size()
            + " neuroids, which miss values"
            + (gone.isEmpty() ? "" : "; all of subjects " + String.join(", ", gone)));
  }

  /** The indices of all presentations: each of them takes part in a score. */
  public static List<Integer> everyRow(Responses responses) {
    return IntStream.range(0, responses.presentations().size()).boxed().toList();
  }

  private static void requireUnique(Axis axis, String coordinate) {
    List<String> ids = axis.texts(coordinate);
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < axis.size(); i++) {
      if (ids.get(i).isBlank() || !seen.add(ids.get(i))) {
        throw new PluginException(
            axis.where(i) + coordinate + " '" + ids.get(i) + "' is blank or occurs twice");
      }
    }
  }
}
