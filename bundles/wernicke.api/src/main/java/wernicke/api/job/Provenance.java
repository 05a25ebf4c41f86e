package wernicke.api.job;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a result came about.
 *
 * @param job the job that computed it
 * @param fingerprints content hashes of what went in: {@code weights tokenizer stimuli data}
 * @param version of the product
 * @param seeds of whatever draws at random, by its name; empty in results of versions before 0.2.0
 * @param notes lines that belong beside the result
 * @param seconds of work for the job, waiting excluded
 * @param finished when
 */
public record Provenance(
    long job,
    Map<String, String> fingerprints,
    String version,
    Map<String, Long> seeds,
    Map<String, String> notes,
    double seconds,
    Instant finished) {
  public Provenance {
    fingerprints = Collections.unmodifiableMap(new LinkedHashMap<>(fingerprints));
    seeds = Collections.unmodifiableMap(new LinkedHashMap<>(seeds));
    notes = Map.copyOf(notes);
  }
}
