package wernicke.report.internal.evaluation;

import java.util.Locale;
import java.util.TreeMap;
import wernicke.api.Evaluated.Measurement;
import wernicke.api.console.Terminal;
import wernicke.api.job.EvaluationResult;
import wernicke.api.report.ResultName;
import wernicke.console.internal.text.Json;
import wernicke.console.internal.text.Lines;
import wernicke.console.internal.text.Texts;
import wernicke.report.internal.score.OriginText;

/** The result of an evaluation for people: what was asked, every measurement, where it is from. */
public final class EvaluationText {
  private EvaluationText() {}

  /** Prints it, for people or as JSON. */
  public static void print(EvaluationResult result, boolean json, Terminal terminal) {
    if (json) {
      terminal.out().println(Json.text(EvaluationJson.of(result)));
    } else {
      print(result, new Lines(terminal.out(), terminal.width()));
    }
  }

  private static void print(EvaluationResult result, Lines lines) {
    lines.line("model", result.asked().model());
    lines.line("evaluation", result.asked().evaluation());
    String settings = settings(result);
    if (!settings.isEmpty()) {
      lines.line("settings", settings);
    }
    result.found().measurements().forEach(m -> lines.line(name(m), value(m)));
    new TreeMap<>(result.found().notes()).forEach(lines::line);
    OriginText.print(result, lines);
  }

  /** What was asked otherwise than the evaluation does by itself, in words. */
  static String settings(EvaluationResult result) {
    return ResultName.words(new TreeMap<>(result.asked().settings()));
  }

  private static String name(Measurement measurement) {
    return measurement.part().isEmpty()
        ? measurement.measure()
        : measurement.part() + " " + measurement.measure();
  }

  private static String value(Measurement measurement) {
    return String.format(
            Locale.ROOT,
            "%s %s (n = %d)",
            Texts.number(measurement.value()),
            measurement.unit(),
            measurement.n())
        .replace("  ", " ");
  }
}
