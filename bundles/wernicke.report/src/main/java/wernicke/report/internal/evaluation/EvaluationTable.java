package wernicke.report.internal.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import wernicke.api.Evaluated.Measurement;
import wernicke.api.job.EvaluationResult;
import wernicke.console.internal.text.Table;
import wernicke.console.internal.text.Texts;

/** Results of evaluations under each other, each with the measurement of the whole. */
public final class EvaluationTable {
  private static final String SETTINGS = "settings";

  private final boolean plain;

  private EvaluationTable(Collection<EvaluationResult> results) {
    this.plain = results.stream().allMatch(result -> result.asked().settings().isEmpty());
  }

  /** The table, a row for each; settings have a column where there are any. */
  public static Table of(Collection<EvaluationResult> results) {
    EvaluationTable rows = new EvaluationTable(results);
    List<String> head = List.of("result", "model", "evaluation");
    List<String> rest = List.of("measure", ">value", "unit", ">n");
    Table table = new Table(rows.line(head, SETTINGS, rest)).leaving("n", "unit").cutting(SETTINGS);
    results.forEach(result -> table.row(rows.row(result)));
    return table;
  }

  private String[] row(EvaluationResult result) {
    Measurement whole = result.found().whole();
    return line(
        List.of(Texts.hash(result.id()), result.asked().model(), result.asked().evaluation()),
        EvaluationText.settings(result),
        List.of(
            whole.measure(), Texts.number(whole.value()), whole.unit(), String.valueOf(whole.n())));
  }

  private String[] line(List<String> first, String settings, List<String> rest) {
    List<String> cells = new ArrayList<>(first);
    if (!plain) {
      cells.add(settings);
    }
    cells.addAll(rest);
    return cells.toArray(String[]::new);
  }
}
