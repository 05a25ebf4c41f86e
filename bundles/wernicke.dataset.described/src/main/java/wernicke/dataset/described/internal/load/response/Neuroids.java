package wernicke.dataset.described.internal.load.response;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wernicke.api.Neuroid;
import wernicke.dataset.described.internal.descriptor.NeuroidAxis;
import wernicke.dataset.described.internal.problem.Problems;

/** Makes neuroids of what is known of them. */
public final class Neuroids {
  /** The metadata that becomes a neuroid's subject. */
  public static final String SUBJECT = "subject";

  private Neuroids() {}

  /** A neuroid; without a subject it is a mean over subjects. */
  public static Neuroid of(String id, Map<String, String> known) {
    Map<String, String> metadata = new LinkedHashMap<>(known);
    String subject = metadata.remove(SUBJECT);
    return new Neuroid(id, subject == null ? Neuroid.GROUP : subject, metadata);
  }

  /**
   * The neuroids with their units and unique ids; a problem for a unit that is nobody's.
   *
   * @param axis what the descriptor says of them
   */
  public static List<Neuroid> finished(
      List<Neuroid> neuroids, NeuroidAxis axis, Problems problems) {
    for (NeuroidAxis.Unit unit : axis.units()) {
      if (problems.none() && neuroids.stream().noneMatch(n -> measured(n, unit))) {
        problems.key(
            "neuroids.units",
            "'" + unit.neuroids().text() + "' is no neuroid that is kept; correct the name");
      }
    }
    return unique(neuroids.stream().map(n -> measured(n, axis)).toList());
  }

  private static boolean measured(Neuroid neuroid, NeuroidAxis.Unit unit) {
    return unit.neuroids().match(neuroid.id()).isPresent();
  }

  private static Neuroid measured(Neuroid neuroid, NeuroidAxis axis) {
    return axis.units().stream()
        .filter(unit -> measured(neuroid, unit))
        .findFirst()
        .map(unit -> with(neuroid, unit.unit()))
        .orElse(neuroid);
  }

  private static Neuroid with(Neuroid neuroid, String unit) {
    Map<String, String> metadata = new LinkedHashMap<>(neuroid.metadata());
    metadata.put(Neuroid.UNIT, unit);
    return new Neuroid(neuroid.id(), neuroid.subject(), metadata);
  }

  /** The same with ids that are unique: where they repeat, the subject is put in front of all. */
  private static List<Neuroid> unique(List<Neuroid> neuroids) {
    Set<String> ids = new HashSet<>();
    if (neuroids.stream().allMatch(n -> ids.add(n.id()))) {
      return neuroids;
    }
    return neuroids.stream()
        .map(
            n -> n.group() ? n : new Neuroid(n.subject() + "." + n.id(), n.subject(), n.metadata()))
        .toList();
  }
}
