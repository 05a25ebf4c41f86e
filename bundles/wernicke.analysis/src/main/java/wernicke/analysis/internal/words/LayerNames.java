package wernicke.analysis.internal.words;

import java.util.ArrayList;
import java.util.List;

/**
 * Names of layers for an axis: what neighbours share goes below them, once. {@code
 * encoder.block.0}, {@code encoder.block.1}, {@code decoder.block.0} become {@code 0}, {@code 1},
 * {@code 0} in the groups {@code encoder.block.*} and {@code decoder.block.*}.
 *
 * @param labels one per layer
 * @param groups from left to right; all layers belong to one
 */
public record LayerNames(List<String> labels, List<Group> groups) {
  private static final int MOST_GROUPS = 3;

  /**
   * Neighbouring layers.
   *
   * @param first index of its first layer
   * @param end one past the index of its last layer
   */
  public record Group(String title, int first, int end) {}

  public LayerNames {
    labels = List.copyOf(labels);
    groups = List.copyOf(groups);
  }

  public static LayerNames of(List<String> names) {
    List<Group> groups = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= names.size(); i++) {
      if (i == names.size() || !beginning(names.get(i)).equals(beginning(names.get(first)))) {
        groups.add(new Group("layer " + beginning(names.get(first)) + "*", first, i));
        first = i;
      }
    }
    boolean telling =
        groups.size() <= MOST_GROUPS
            && groups.stream().allMatch(g -> g.end() - g.first() > 1)
            && names.stream().allMatch(n -> n.contains("."));
    return telling
        ? new LayerNames(
            names.stream().map(n -> n.substring(beginning(n).length())).toList(), groups)
        : titled(names, "layer");
  }

  /** Names as they are, under one title. */
  public static LayerNames titled(List<String> names, String title) {
    return new LayerNames(names, List.of(new Group(title, 0, names.size())));
  }

  private static String beginning(String name) {
    return name.substring(0, name.lastIndexOf('.') + 1);
  }
}
