package wernicke.report.internal.verb;

import com.google.gson.JsonArray;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import wernicke.api.console.Terminal;
import wernicke.api.job.EvaluationResult;
import wernicke.api.job.Outcome;
import wernicke.api.job.Score;
import wernicke.api.report.ResultName;
import wernicke.console.internal.text.Json;
import wernicke.console.internal.text.Texts;
import wernicke.report.internal.evaluation.EvaluationCsv;
import wernicke.report.internal.evaluation.EvaluationJson;
import wernicke.report.internal.score.ScoreCsv;
import wernicke.report.internal.score.ScoreJson;

/**
 * Results of every kind, oldest first.
 *
 * @param evaluationsAsked whether results of evaluations were asked for, and nothing else
 */
record Outcomes(List<Outcome> all, boolean evaluationsAsked) {
  Outcomes {
    all = List.copyOf(all);
  }

  List<Score> scores() {
    return of(Score.class);
  }

  List<EvaluationResult> evaluations() {
    return of(EvaluationResult.class);
  }

  private <T extends Outcome> List<T> of(Class<T> kind) {
    return all.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** How many there are: {@code 2 scores}, {@code 2 scores and 1 result of evaluations}. */
  String counted() {
    String scores = Texts.count(scores().size(), "score");
    String evaluations = Texts.count(evaluations().size(), "result") + " of evaluations";
    if (evaluations().isEmpty()) {
      return evaluationsAsked ? evaluations : scores;
    }
    return Stream.of(scores().isEmpty() ? "" : scores, evaluations)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" and "));
  }

  /** An object for each. */
  JsonArray json() {
    Map<String, ResultName> names = ResultName.of(scores());
    return Json.array(
        all,
        outcome ->
            outcome instanceof Score score
                ? ScoreJson.of(score, names.get(score.id()))
                : EvaluationJson.of((EvaluationResult) outcome));
  }

  /** Those that one table of CSV holds; what has other columns is told on standard error. */
  Outcomes ofOneTable(Terminal terminal) {
    if (!evaluationsAsked && !evaluations().isEmpty()) {
      terminal
          .err()
          .println(
              Texts.count(evaluations().size(), "result")
                  + " of evaluations left out, for their columns are others: see --evaluations");
    }
    return new Outcomes(List.copyOf(evaluationsAsked ? evaluations() : scores()), evaluationsAsked);
  }

  /** {@link #ofOneTable} as CSV, head and rows. */
  String csv() {
    return evaluationsAsked ? EvaluationCsv.of(evaluations()) : ScoreCsv.of(scores());
  }
}
