package wernicke.endpoints.internal.plugin;

import java.nio.FloatBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import wernicke.api.Ceiling;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.NextTokens;
import wernicke.api.PluginException;
import wernicke.api.catalog.Plugin;

/**
 * What a plugin may give. Of a metric NaN says that there is no value, of a neuroid that does not
 * vary, say; infinity is a mistake wherever it stands, and so is any other shape than the data's.
 *
 * @param plugin whose it is, for the messages
 */
public record Outcomes(Plugin plugin) {
  /** The comparison, if it is one value for each split and neuroid, none of them infinite. */
  Comparison require(Comparison comparison, int splits, int neuroids) {
    if (comparison == null) {
      throw wrong("nothing for %d splits and %d neuroids".formatted(splits, neuroids));
    }
    Matrix values = comparison.values();
    if (values.rows() != splits || values.columns() != neuroids) {
      throw wrong("%s for %d splits and %d neuroids".formatted(values, splits, neuroids));
    }
    requireFinite(values);
    comparison.perNeuroid().forEach((name, column) -> requireFinite("the column " + name, column));
    comparison
        .details()
        .forEach((name, value) -> requireFinite("the detail " + name, List.of(value)));
    return comparison;
  }

  private void requireFinite(Matrix values) {
    FloatBuffer buffer = values.buffer();
    for (int i = 0; buffer.hasRemaining(); i++) {
      if (Float.isInfinite(buffer.get())) {
        throw wrong(
            "an infinite value for split %d, neuroid %d"
                .formatted(i / values.columns(), i % values.columns()));
      }
    }
  }

  private void requireFinite(String what, Collection<Double> numbers) {
    if (numbers.stream().anyMatch(value -> Double.isInfinite(value))) {
      throw wrong("an infinite number in " + what);
    }
  }

  /** The ceiling, if it is finite or NaN, and has one value for each neuroid or none at all. */
  Optional<Ceiling> require(Optional<Ceiling> ceiling, int neuroids) {
    if (ceiling == null) {
      throw wrong("null for a ceiling");
    }
    ceiling.ifPresent(
        found -> {
          int count = found.neuroids().size();
          if (count != 0 && count != neuroids) {
            throw wrong("%d ceilings for %d neuroids".formatted(count, neuroids));
          }
          requireFinite("its ceiling", List.of(found.value()));
          requireFinite("its ceilings of neuroids", found.neuroids());
        });
    return ceiling;
  }

  /** How well each text is predicted, if it is one finite sum for each. */
  void require(List<NextTokens> predicted, int texts) {
    if (predicted == null || predicted.size() != texts) {
      throw wrong((predicted == null ? 0 : predicted.size()) + " sums for " + texts + " texts");
    }
    if (predicted.stream().anyMatch(p -> !Double.isFinite(p.nats()))) {
      throw wrong("a sum of log probabilities that is not finite");
    }
  }

  private PluginException wrong(String what) {
    String kind = plugin.kind().label();
    return new PluginException(
        "%s '%s' returned %s: this is a mistake of the %s"
            .formatted(kind, plugin.id(), what, kind));
  }
}
