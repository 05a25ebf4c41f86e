package wernicke.report.internal.score;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import wernicke.api.Comparison;
import wernicke.api.Neuroid;
import wernicke.api.PluginException;
import wernicke.api.job.Score;
import wernicke.api.report.NeuroidTable;
import wernicke.api.store.Journal;
import wernicke.console.internal.words.Suggest;

/** Values of single neuroids, out of what the store has kept of a score's job. */
public final class Neuroids {
  private final Supplier<Journal> journals;

  /**
   * Out of a journal.
   *
   * @param journals the one of the moment
   */
  public Neuroids(Supplier<Journal> journals) {
    this.journals = journals;
  }

  /**
   * The table of a score.
   *
   * @param layer only this one; empty for all
   * @throws wernicke.api.console.UsageException if the score has no such layer
   * @throws PluginException if the store has not kept what is needed
   */
  public NeuroidTable table(Score score, Optional<String> layer) {
    List<Score.Layer> layers = layers(score, layer);
    Journal journal = journals.get();
    List<Neuroid> neuroids =
        journal
            .neuroids(score.fingerprints().getOrDefault("data", ""))
            .orElseThrow(() -> notKept(score, "what its neuroids are"));
    List<Comparison> comparisons =
        layers.stream()
            .map(
                l ->
                    journal
                        .comparison(l.comparison())
                        .orElseThrow(() -> notKept(score, "the values of its layer " + l.name())))
            .toList();
    return NeuroidTable.of(
        score, neuroids, layers.stream().map(Score.Layer::name).toList(), comparisons);
  }

  private static List<Score.Layer> layers(Score score, Optional<String> wanted) {
    if (wanted.isEmpty()) {
      return score.layers();
    }
    List<Score.Layer> found =
        score.layers().stream().filter(l -> l.name().equals(wanted.get())).toList();
    if (found.isEmpty()) {
      List<String> known = score.layers().stream().map(Score.Layer::name).toList();
      throw Suggest.unknown("layer", wanted.get(), known, "'result' shows those of a result");
    }
    return found;
  }

  private static PluginException notKept(Score score, String what) {
    return new PluginException(
        "the store has not kept "
            + what
            + " (an older version made this result): score "
            + score.model()
            + " on "
            + score.benchmark()
            + " again");
  }
}
