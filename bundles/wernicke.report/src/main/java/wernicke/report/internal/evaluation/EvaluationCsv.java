package wernicke.report.internal.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import wernicke.api.Evaluated.Measurement;
import wernicke.api.job.EvaluationResult;
import wernicke.console.internal.text.Csv;

/**
 * Results of evaluations as RFC 4180 CSV, one row for each measurement, numbers with all their
 * digits, empty where there is none.
 */
public final class EvaluationCsv {
  private static final List<String> HEAD =
      List.of(
          "result",
          "model",
          "family",
          "evaluation",
          "part",
          "measure",
          "unit",
          "value",
          "n",
          "weights",
          "tokenizer",
          "stimuli",
          "version",
          "seconds",
          "finished");

  private static final String SETTING = "setting_";

  private EvaluationCsv() {}

  /**
   * Head and rows, each ended by a line feed; a column {@code setting_<key>} for each setting of
   * any of them, empty where it is default.
   */
  public static String of(Collection<EvaluationResult> results) {
    TreeSet<String> settings = new TreeSet<>();
    results.forEach(result -> settings.addAll(result.asked().settings().keySet()));
    List<List<String>> rows = new ArrayList<>();
    rows.add(joined(HEAD, settings.stream().map(key -> SETTING + key)));
    for (EvaluationResult result : results) {
      Map<String, String> asked = result.asked().settings();
      for (Measurement measurement : result.found().measurements()) {
        rows.add(
            joined(
                row(result, measurement),
                settings.stream().map(key -> asked.getOrDefault(key, ""))));
      }
    }
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(Csv.row(row)));
    return text.toString();
  }

  private static List<String> joined(List<String> first, Stream<String> second) {
    return Stream.concat(first.stream(), second).toList();
  }

  private static List<String> row(EvaluationResult result, Measurement measurement) {
    Map<String, String> fingerprints = result.provenance().fingerprints();
    return List.of(
        result.id(),
        result.asked().model(),
        result.asked().family(),
        result.asked().evaluation(),
        measurement.part(),
        measurement.measure(),
        measurement.unit(),
        Csv.number(measurement.value()),
        String.valueOf(measurement.n()),
        fingerprints.getOrDefault("weights", ""),
        fingerprints.getOrDefault("tokenizer", ""),
        fingerprints.getOrDefault("stimuli", ""),
        result.provenance().version(),
        Csv.number(result.provenance().seconds()),
        result.provenance().finished().toString());
  }
}
