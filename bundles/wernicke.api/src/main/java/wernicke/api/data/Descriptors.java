package wernicke.api.data;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import wernicke.api.Progress;

/**
 * Service: data sets made of a folder with a descriptor ({@code dataset.json}) that says what its
 * files mean. Thread-safe.
 */
@ProviderType
public interface Descriptors {
  /** The ways files can be laid out, the most common first. */
  List<String> layouts();

  /**
   * A descriptor to start from.
   *
   * @param layout one of {@link #layouts()}
   * @throws wernicke.api.PluginException naming the layouts, if there is no such one
   */
  Template template(String layout);

  /**
   * Reads a folder as a job would and tells everything that is wrong with it.
   *
   * @param folder that holds a descriptor; need not lie in the home
   */
  Report check(Path folder, Progress progress);

  /** The folders that are offered as data sets now, by id, broken ones too. */
  List<Described> described();

  /**
   * A descriptor with example values.
   *
   * @param descriptor JSON, ends with a line break
   * @param explanation lines for people: what each key means, what to do with it
   */
  record Template(String descriptor, List<String> explanation) {
    public Template {
      explanation = List.copyOf(explanation);
    }
  }

  /**
   * What a check found.
   *
   * @param problems one line each, {@code file:row N, column 'c': what; what to do}; at most some
   *     fifty, the last one then says how many more there are. Empty if the data set can be used
   * @param warnings what can be used but hardly be meant, one line each that says what to do
   * @param facts lines for people: what was read; empty if it could not be
   * @param examples a few presentations for people to look at; empty if nothing could be read
   */
  record Report(
      List<String> problems, List<String> warnings, List<String> facts, List<Example> examples) {
    public Report {
      problems = List.copyOf(problems);
      warnings = List.copyOf(warnings);
      facts = List.copyOf(facts);
      examples = List.copyOf(examples);
    }
  }

  /**
   * A presentation as it was read.
   *
   * @param presentation its id
   * @param passage what it shares context with
   * @param text what was read or heard
   * @param times when, in which scan, and which scans are predicted from it; empty without times
   * @param place where its responses stand, file and row
   * @param responses of the first neuroids, by id; NaN where missing
   * @param neuroids how many there are
   */
  record Example(
      String presentation,
      String passage,
      String text,
      List<String> times,
      String place,
      Map<String, Float> responses,
      int neuroids) {
    public Example {
      times = List.copyOf(times);
      responses = Collections.unmodifiableMap(new LinkedHashMap<>(responses));
    }
  }

  /**
   * A folder that is offered as a data set.
   *
   * @param id of the data set
   * @param folder absolute
   * @param trouble why it cannot be used, one line; empty if it can
   */
  record Described(String id, Path folder, String trouble) {}
}
