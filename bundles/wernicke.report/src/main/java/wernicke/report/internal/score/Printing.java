package wernicke.report.internal.score;

import com.google.gson.JsonObject;
import java.util.Optional;
import java.util.function.Supplier;
import wernicke.api.console.Terminal;
import wernicke.api.job.Score;
import wernicke.api.job.Statistic;
import wernicke.api.report.Measures;
import wernicke.api.store.Journal;
import wernicke.console.internal.text.Json;

/** Prints a score, for people or as JSON. */
public final class Printing {
  private final Neuroids neuroids;

  /**
   * For scores in a journal.
   *
   * @param journals the one of the moment
   */
  public Printing(Supplier<Journal> journals) {
    this.neuroids = new Neuroids(journals);
  }

  /** Prints a score as text or as JSON. */
  public void print(Score score, Controls controls, boolean json, Terminal terminal) {
    if (json) {
      terminal.out().println(Json.text(json(score, controls)));
    } else {
      text(score, controls, terminal);
    }
  }

  /** Prints it for people. */
  public void text(Score score, Controls controls, Terminal terminal) {
    ScoreText.print(score, controls, measures(score), terminal);
  }

  /** As one JSON object. */
  public JsonObject json(Score score, Controls controls) {
    JsonObject object = ScoreJson.of(score, controls);
    measures(score).ifPresent(m -> object.add("measures", MeasuresText.json(m)));
    return object;
  }

  /** What stands in place of a raw score that means nothing. */
  private Optional<Measures> measures(Score score) {
    return score.reasons().containsKey(Statistic.MEASURES)
        ? Optional.of(Measures.of(neuroids.table(score, Optional.empty())))
        : Optional.empty();
  }
}
