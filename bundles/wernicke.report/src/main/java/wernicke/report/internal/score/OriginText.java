package wernicke.report.internal.score;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import wernicke.api.job.Outcome;
import wernicke.api.job.Provenance;
import wernicke.console.internal.text.Lines;
import wernicke.console.internal.text.Texts;

/** Where a result of any kind is from: fingerprints, version, job, time, its own digits. */
public final class OriginText {
  private OriginText() {}

  /** Prints it. */
  public static void print(Outcome outcome, Lines lines) {
    Provenance provenance = outcome.provenance();
    List<String> hashes = new ArrayList<>();
    for (Map.Entry<String, String> entry : provenance.fingerprints().entrySet()) {
      hashes.add(entry.getKey() + " " + Texts.hash(entry.getValue()));
    }
    lines.wrapped("fingerprints", hashes);
    lines.line(
        "made by",
        String.format(
            Locale.ROOT,
            "wernicke %s, job %d, %.1f s, result %s",
            provenance.version(),
            provenance.job(),
            provenance.seconds(),
            Texts.hash(outcome.id())));
  }
}
