package wernicke.analysis.internal.plot;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import wernicke.analysis.internal.draw.Mark;
import wernicke.analysis.internal.words.Notes;
import wernicke.api.Fingerprint;
import wernicke.api.PluginException;
import wernicke.api.job.Score;
import wernicke.api.report.ResultName;

/** Several results that may stand in one picture: of one benchmark, in one quantity. */
public record Together(List<Score> scores) {
  /** More are no longer told apart. */
  static final int MOST = 24;

  /**
   * Checks them.
   *
   * @throws PluginException if they are of several benchmarks, metrics or schemes, or too many
   */
  public Together {
    scores = List.copyOf(scores);
    same(scores, "benchmark", Score::benchmark);
    same(scores, "metric", Score::metric);
    same(scores, "cross-validation", Score::cv);
    if (scores.size() > MOST) {
      throw new PluginException(
          scores.size() + " results are too many for one picture: choose at most " + MOST);
    }
  }

  private static void same(List<Score> scores, String what, Function<Score, String> of) {
    Set<String> found = scores.stream().map(of).collect(Collectors.toSet());
    if (found.size() > 1) {
      throw new PluginException(
          "results of different "
              + what
              + " are not on one axis ("
              + found.stream().sorted().collect(Collectors.joining(", "))
              + "): draw them one by one");
    }
  }

  public Score first() {
    return scores.get(0);
  }

  /** What they are called in the picture, all different. */
  public List<String> names() {
    return scores.stream().map(this::name).toList();
  }

  private String name(Score score) {
    boolean alone = scores.stream().filter(s -> s.model().equals(score.model())).count() == 1;
    String asked = ResultName.of(scores).get(score.id()).besides();
    if (!asked.isEmpty()) {
      return score.model() + " (" + asked + ")";
    }
    return alone ? score.model() : score.model() + " " + Notes.id(score);
  }

  public String title() {
    return Heading.count(scores.size(), "result") + " on " + first().benchmark();
  }

  public List<Mark> heading() {
    return Heading.of(scores, Plot.LEFT, Plot.WIDTH);
  }

  /** Tells apart the files of different choices. */
  public String key() {
    Fingerprint key = Fingerprint.of("together");
    scores.forEach(score -> key.add(score.id()));
    return key.hex().substring(0, 8);
  }

  /** Which results a figure shows, to find them again. */
  public String source() {
    return "Wernicke "
        + first().version()
        + ", scores "
        + scores.stream().map(Notes::id).collect(Collectors.joining(" "));
  }
}
