package wernicke.dataset.described.internal.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import wernicke.api.Assembly;
import wernicke.api.Neuroid;
import wernicke.dataset.described.internal.problem.Problems;

/** Whether the responses can be measurements. */
final class ResponseCheck {
  private static final double FACTOR = 1000;
  private static final double FAR = 20;

  private final Assembly assembly;
  private final Problems warnings;
  private final int[] rows;

  /** What is seen of a neuroid. */
  private static final class Channel {
    private final Neuroid neuroid;
    private final float[] values;

    private Channel(Neuroid neuroid, float[] values) {
      this.neuroid = neuroid;
      this.values = values;
    }

    String id() {
      return neuroid.id();
    }

    /** Median absolute difference from the median. */
    double spread() {
      float[] sorted = values.clone();
      Arrays.sort(sorted);
      float median = sorted[sorted.length / 2];
      for (int i = 0; i < sorted.length; i++) {
        sorted[i] = Math.abs(sorted[i] - median);
      }
      Arrays.sort(sorted);
      return sorted[sorted.length / 2];
    }

    boolean constant() {
      for (float value : values) {
        if (value != values[0]) {
          return false;
        }
      }
      return true;
    }
  }

  ResponseCheck(Assembly assembly, Problems warnings) {
    this.assembly = assembly;
    this.warnings = warnings;
    this.rows = assembly.scoredRows();
  }

  void run() {
    List<String> sparse = new ArrayList<>();
    List<String> constant = new ArrayList<>();
    List<String> twice = new ArrayList<>();
    Map<Integer, List<Channel>> seen = new HashMap<>();
    Map<String, Range> ranges = new TreeMap<>();
    for (int j = 0; j < assembly.neuroids().size(); j++) {
      Channel channel = new Channel(assembly.neuroids().get(j), values(j));
      if (channel.values.length < rows.length / 2.0) {
        sparse.add(channel.id());
      }
      if (channel.values.length > 1 && channel.constant()) {
        constant.add(channel.id());
      } else if (channel.values.length > 1) {
        same(channel, seen).ifPresent(other -> twice.add(channel.id() + " = " + other));
        ranges
            .computeIfAbsent(
                channel.neuroid.metadata().getOrDefault(Neuroid.UNIT, ""), u -> new Range())
            .add(channel);
        sentinel(channel);
      }
    }
    tell(sparse, "lack more than half of their values", "look at 'missing', or leave them out");
    tell(constant, "are the same in every row", "leave them out");
    tell(twice, "are copies of others", "keep one of each");
    ranges.values().forEach(this::tell);
  }

  private float[] values(int neuroid) {
    float[] values = new float[rows.length];
    int n = 0;
    for (int row : rows) {
      float value = assembly.values().get(row, neuroid);
      if (!Float.isNaN(value)) {
        values[n++] = value;
      }
    }
    return Arrays.copyOf(values, n);
  }

  private static Optional<String> same(Channel channel, Map<Integer, List<Channel>> seen) {
    List<Channel> alike =
        seen.computeIfAbsent(Arrays.hashCode(channel.values), h -> new ArrayList<>());
    Optional<String> other =
        alike.stream()
            .filter(c -> Arrays.equals(c.values, channel.values))
            .map(Channel::id)
            .findFirst();
    if (other.isEmpty()) {
      alike.add(channel);
    }
    return other;
  }

  private void tell(List<String> ids, String what, String remedy) {
    if (!ids.isEmpty()) {
      String some = String.join(", ", ids.subList(0, Math.min(3, ids.size())));
      warnings.add(
          "responses: %d of %d neuroids %s: %s%s; %s"
              .formatted(
                  ids.size(),
                  assembly.neuroids().size(),
                  what,
                  some,
                  ids.size() > 3 ? " ..." : "",
                  remedy));
    }
  }

  /** The smallest and the largest spread of neuroids in one unit. */
  private static final class Range {
    private double least = Double.POSITIVE_INFINITY;
    private double most;
    private String low = "";
    private String high = "";

    private void add(Channel channel) {
      double spread = channel.spread();
      if (spread > 0 && spread < least) {
        least = spread;
        low = channel.id();
      }
      if (spread > most) {
        most = spread;
        high = channel.id();
      }
    }
  }

  private void tell(Range range) {
    if (range.most > FACTOR * range.least) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "responses: '%s' varies %.0f times as much as '%s'; if their units differ, name them"
                  + " in 'neuroids.units', else look at the scale",
              range.high,
              range.most / range.least,
              range.low));
    }
  }

  /** One and the same value, far from all others, several times: most likely it means missing. */
  private void sentinel(Channel channel) {
    float[] sorted = channel.values.clone();
    Arrays.sort(sorted);
    float median = sorted[sorted.length / 2];
    for (float end : new float[] {sorted[0], sorted[sorted.length - 1]}) {
      int count = 0;
      for (float value : sorted) {
        count += value == end ? 1 : 0;
      }
      double spread = channel.spread();
      if (count > 1 && spread > 0 && Math.abs(end - median) > FAR * spread) {
        warnings.add(
            "responses: '%s' is %s in %d rows, far from its other values; if that means missing,"
                    .formatted(channel.id(), TimeCheck.number(end), count)
                + " add it to 'missing'");
      }
    }
  }
}
