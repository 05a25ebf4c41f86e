package wernicke.analysis.internal.paired;

import java.util.Map;
import org.osgi.service.component.annotations.Component;
import wernicke.api.PluginException;
import wernicke.api.job.Score;
import wernicke.api.report.PairedTest;
import wernicke.linalg.statistics.Bootstrap;
import wernicke.linalg.statistics.SignFlip;

/** Pairs the raw scores of the subjects that two scores have in common. */
@Component
public final class SubjectPairs implements PairedTest {
  private static final int DRAWS = 10_000;
  private static final int SEED = 0;

  @Override
  public Outcome of(Score first, Score second) {
    requireSame("data", data(first), data(second));
    requireSame("metric", first.metric(), second.metric());
    requireSame("cross-validation", first.cv(), second.cv());
    double[] differences =
        first.subjects().entrySet().stream()
            .mapToDouble(s -> difference(s, second.subjects()))
            .filter(difference -> !Double.isNaN(difference))
            .toArray();
    if (differences.length < 2) {
      throw new PluginException(
          "fewer than two subjects are in both scores: nothing to test differences by");
    }
    SignFlip test = SignFlip.test(differences, DRAWS, SEED);
    Bootstrap interval = Bootstrap.ofMean(differences, DRAWS, SEED);
    return new Outcome(
        test.pairs(),
        test.mean(),
        interval.low(),
        interval.high(),
        test.p(),
        test.patterns(),
        test.exact());
  }

  private static String data(Score score) {
    return score.fingerprints().getOrDefault("data", "");
  }

  private static double difference(Map.Entry<String, Double> subject, Map<String, Double> others) {
    return subject.getValue() - others.getOrDefault(subject.getKey(), Double.NaN);
  }

  private static void requireSame(String what, String first, String second) {
    if (!first.equals(second)) {
      throw new PluginException(
          "the scores are of different %s (%s and %s) and cannot be compared"
              .formatted(what, shortened(first), shortened(second)));
    }
  }

  private static String shortened(String text) {
    return text.matches("[0-9a-f]{64}") ? text.substring(0, 12) : text;
  }
}
