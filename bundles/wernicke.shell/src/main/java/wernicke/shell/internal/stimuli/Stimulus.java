package wernicke.shell.internal.stimuli;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import wernicke.api.Assembly;
import wernicke.api.Part;
import wernicke.api.Presentation;
import wernicke.api.Stimuli;
import wernicke.console.internal.text.Json;

/**
 * A presentation as a model reads it, or text between presentations that is context only.
 *
 * @param number of the presentation from 1; 0 for context
 * @param id of the presentation; empty for context
 * @param scored whether it takes part in a score
 * @param first seconds of its first piece of text; NaN if not known
 * @param last seconds of its last piece of text; NaN if not known
 * @param metadata story, topic, onset and the like
 * @param text its pieces joined by blanks; empty if nothing is said
 */
public record Stimulus(
    int number,
    String id,
    String passage,
    boolean scored,
    double first,
    double last,
    Map<String, String> metadata,
    String text) {

  /** Everything in the order in which it is read. */
  public static List<Stimulus> of(Assembly assembly) {
    Stimuli stimuli = assembly.stimuli();
    Set<Integer> scored = new HashSet<>(assembly.scored());
    List<Stimulus> all = new ArrayList<>();
    List<List<Part>> groups = groups(stimuli.parts());
    int next = 0;
    for (List<Part> group : groups) {
      int presentation = group.get(0).presentation();
      for (; next < presentation; next++) {
        all.add(of(stimuli, next, List.of(), scored)); // nothing is said in it
      }
      all.add(of(stimuli, presentation, group, scored));
      next = Math.max(next, presentation + 1);
    }
    for (; next < stimuli.presentations().size(); next++) {
      all.add(of(stimuli, next, List.of(), scored));
    }
    return all;
  }

  /** Neighbours that belong to the same presentation and passage. */
  private static List<List<Part>> groups(List<Part> parts) {
    List<List<Part>> groups = new ArrayList<>();
    Part before = null;
    for (Part part : parts) {
      if (before == null
          || before.presentation() != part.presentation()
          || !before.passage().equals(part.passage())) {
        groups.add(new ArrayList<>());
      }
      groups.get(groups.size() - 1).add(part);
      before = part;
    }
    return groups;
  }

  private static Stimulus of(
      Stimuli stimuli, int presentation, List<Part> parts, Set<Integer> scored) {
    String text = String.join(" ", parts.stream().map(Part::text).toList()).strip();
    double first = parts.isEmpty() ? Double.NaN : parts.get(0).time();
    double last = parts.isEmpty() ? Double.NaN : parts.get(parts.size() - 1).time();
    if (presentation < 0) {
      return new Stimulus(0, "", parts.get(0).passage(), false, first, last, Map.of(), text);
    }
    Presentation found = stimuli.presentations().get(presentation);
    return new Stimulus(
        presentation + 1,
        found.id(),
        found.passage(),
        scored.contains(presentation),
        first,
        last,
        new TreeMap<>(found.metadata()),
        text);
  }

  /** With null for what is not known. */
  public JsonObject json() {
    JsonObject object = new JsonObject();
    object.addProperty("presentation", number == 0 ? null : number);
    object.addProperty("id", number == 0 ? null : id);
    object.addProperty("passage", passage);
    object.addProperty("scored", scored);
    object.add("first_onset", Json.number(first));
    object.add("last_onset", Json.number(last));
    object.add("metadata", Json.texts(metadata));
    object.addProperty("text", text);
    return object;
  }
}
