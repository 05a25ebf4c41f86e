package wernicke.report.internal.evaluation;

import java.util.Collection;
import java.util.List;
import wernicke.api.Evaluated.Measurement;
import wernicke.api.job.EvaluationResult;
import wernicke.console.internal.text.Table;
import wernicke.console.internal.text.Texts;
import wernicke.report.internal.score.SettingsColumn;

/** Results of evaluations under each other, each with the measurement of the whole. */
public final class EvaluationTable {
  private final SettingsColumn settings;

  private EvaluationTable(Collection<EvaluationResult> results) {
    this.settings =
        new SettingsColumn(results.stream().anyMatch(r -> !r.asked().settings().isEmpty()));
  }

  /** The table, a row for each; settings have a column where there are any. */
  public static Table of(Collection<EvaluationResult> results) {
    EvaluationTable rows = new EvaluationTable(results);
    List<String> head = List.of("result", "model", "evaluation");
    List<String> rest = List.of("measure", ">value", "unit", ">n");
    Table table =
        new Table(rows.settings.head(head, rest)).leaving("n", "unit").cutting(SettingsColumn.NAME);
    results.forEach(result -> table.row(rows.row(result)));
    return table;
  }

  private String[] row(EvaluationResult result) {
    Measurement whole = result.found().whole();
    return settings.row(
        List.of(Texts.hash(result.id()), result.asked().model(), result.asked().evaluation()),
        EvaluationText.settings(result),
        List.of(
            whole.measure(), Texts.number(whole.value()), whole.unit(), String.valueOf(whole.n())));
  }
}
