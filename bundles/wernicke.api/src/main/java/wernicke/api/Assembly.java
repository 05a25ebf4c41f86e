package wernicke.api;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Measured responses: presentations x neuroids with metadata on both axes.
 *
 * @param dataset id of the data set
 * @param stimuli what was presented; its presentations are the rows of {@code values}
 * @param neuroids the columns of {@code values}
 * @param values presentations x neuroids; NaN where missing
 * @param scored the presentations that take part in a score, ascending; the others still are
 *     context (sentence-initial words, for instance)
 * @param alignment how parts become presentations
 * @param notes lines that belong beside every score on this data: that it is synthetic, what was
 *     excluded, and the closed-form answers of a simulation under the keys {@code expected.*}
 */
public record Assembly(
    String dataset,
    Stimuli stimuli,
    List<Neuroid> neuroids,
    Matrix values,
    List<Integer> scored,
    Alignment alignment,
    Map<String, String> notes) {
  private static final int SOME = 12;

  public Assembly {
    neuroids = List.copyOf(neuroids);
    scored = List.copyOf(scored);
    notes = Map.copyOf(notes);
    if (values.rows() != stimuli.presentations().size() || values.columns() != neuroids.size()) {
      throw new PluginException(
          dataset
              + ": responses are "
              + values.rows()
              + " x "
              + values.columns()
              + ", but there are "
              + stimuli.presentations().size()
              + " presentations and "
              + neuroids.size()
              + " neuroids");
    }
  }

  /** The same responses to other stimuli of the same presentations. */
  public Assembly withStimuli(Stimuli other) {
    return new Assembly(dataset, other, neuroids, values, scored, alignment, notes);
  }

  /** The same responses, aligned otherwise. */
  public Assembly withAlignment(Alignment other) {
    return new Assembly(dataset, stimuli, neuroids, values, scored, other, notes);
  }

  /**
   * The responses of one neuroid, or of all that take one measure ({@link Neuroid#MEASURE}).
   *
   * @param name id or measure; an id goes first
   * @throws PluginException if there is none, naming some that are
   */
  public Assembly only(String name) {
    int[] columns = columns(Neuroid::id, name);
    columns = columns.length == 0 ? columns(Neuroid::measure, name) : columns;
    if (columns.length == 0) {
      throw new PluginException(
          "%s has no neuroid or measure '%s'; it has %s".formatted(dataset, name, some()));
    }
    List<Neuroid> chosen = Arrays.stream(columns).mapToObj(neuroids::get).toList();
    Matrix responses = values.selectColumns(columns);
    return new Assembly(dataset, stimuli, chosen, responses, scored, alignment, notes);
  }

  private int[] columns(Function<Neuroid, String> key, String name) {
    return IntStream.range(0, neuroids.size())
        .filter(j -> key.apply(neuroids.get(j)).equals(name))
        .toArray();
  }

  private String some() {
    List<String> names = neuroids.stream().map(Neuroid::measure).distinct().toList();
    String first = String.join(", ", names.subList(0, Math.min(SOME, names.size())));
    return names.size() > SOME ? first + " and " + (names.size() - SOME) + " more" : first;
  }

  /** The scored rows as an array of presentation indices, ascending. */
  public int[] scoredRows() {
    return scored.stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Content hash over the responses, both axes with their metadata (folds are made by it), the
   * scored rows and the alignment.
   */
  public String fingerprint() {
    Fingerprint fingerprint = Fingerprint.of("assembly/2").add(dataset).add(stimuli.fingerprint());
    for (Presentation presentation : stimuli.presentations()) {
      add(fingerprint.add(presentation.id()), presentation.metadata());
    }
    for (Neuroid neuroid : neuroids) {
      add(fingerprint.add(neuroid.id()).add(neuroid.subject()), neuroid.metadata());
    }
    fingerprint.add(values).add(scored.size());
    scored.forEach(i -> fingerprint.add(i.longValue()));
    fingerprint.add(alignment.delays().size());
    alignment.delays().forEach(i -> fingerprint.add(i.longValue()));
    fingerprint.add(String.valueOf(alignment.sparse()));
    if (alignment.words() == Alignment.Words.LANCZOS) {
      fingerprint.add(alignment.words().name());
      stimuli.parts().forEach(p -> fingerprint.add(p.time()));
    }
    return fingerprint.hex();
  }

  private static void add(Fingerprint fingerprint, Map<String, String> metadata) {
    fingerprint.add(metadata.size());
    new TreeMap<>(metadata).forEach((key, value) -> fingerprint.add(key).add(value));
  }
}
