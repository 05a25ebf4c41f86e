package wernicke.analysis.internal.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import wernicke.analysis.internal.words.Numbers;

/** The values of single subjects beside a middle, each to be seen. */
record SubjectSwarm(double radius, List<Place> places) {
  /**
   * One subject.
   *
   * @param shift from the middle, to the right
   * @param tip its name and value
   */
  record Place(double shift, double y, String tip) {}

  /**
   * Places the subjects that have a value.
   *
   * @param y the pixel of a value
   * @param half how far they may reach to either side
   */
  static SubjectSwarm of(Map<String, Double> subjects, DoubleUnaryOperator y, double half) {
    List<Map.Entry<String, Double>> ordered =
        subjects.entrySet().stream()
            .filter(s -> Double.isFinite(s.getValue()))
            .sorted(Map.Entry.comparingByValue())
            .toList();
    double[] heights = ordered.stream().mapToDouble(s -> y.applyAsDouble(s.getValue())).toArray();
    Swarm swarm = Swarm.of(heights, half);
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < heights.length; i++) {
      String tip = ordered.get(i).getKey() + "  " + Numbers.text(ordered.get(i).getValue());
      places.add(new Place(swarm.shifts().get(i), heights[i], tip));
    }
    return new SubjectSwarm(swarm.radius(), List.copyOf(places));
  }
}
