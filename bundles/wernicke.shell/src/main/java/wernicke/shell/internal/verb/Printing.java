package wernicke.shell.internal.verb;

import com.google.gson.JsonObject;
import java.util.Optional;
import wernicke.api.job.Score;
import wernicke.api.job.Statistic;
import wernicke.api.report.Measures;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.report.Controls;
import wernicke.shell.internal.report.Json;
import wernicke.shell.internal.report.MeasuresText;
import wernicke.shell.internal.report.ScoreJson;
import wernicke.shell.internal.report.ScoreText;
import wernicke.shell.internal.service.Services;

/** Prints a score, for people or as JSON. */
final class Printing {
  private final Neuroids neuroids;

  Printing(Services services) {
    this.neuroids = new Neuroids(services);
  }

  /** Prints the answer of a job. */
  void print(Scoring.Answer answer, boolean json, Terminal terminal) {
    print(answer.score(), answer.controls(), json, terminal);
  }

  void print(Score score, Controls controls, boolean json, Terminal terminal) {
    if (json) {
      terminal.out().println(Json.text(json(score, controls)));
    } else {
      text(score, controls, terminal);
    }
  }

  void text(Score score, Controls controls, Terminal terminal) {
    ScoreText.print(score, controls, measures(score), terminal);
  }

  JsonObject json(Score score, Controls controls) {
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
