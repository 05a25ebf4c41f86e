package wernicke.endpoints.internal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import wernicke.api.health.Finding;
import wernicke.endpoints.internal.arrival.Introductions;
import wernicke.endpoints.internal.arrival.Register;
import wernicke.endpoints.internal.request.Allowance;
import wernicke.endpoints.internal.request.Endpoint;
import wernicke.endpoints.internal.request.Words;

/** What {@code doctor} is told of the plugins: who answers, who is busy, who is ignored and why. */
record SignsOfLife(Register register, Introductions introductions, Allowance allowance) {
  private static final String AREA = "plugins";

  /** A worker that has been silent for longer is told of. */
  private static final Duration QUIET = Duration.ofMinutes(1);

  List<Finding> findings() {
    List<Endpoint> endpoints = register.endpoints();
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.fine(AREA, endpoints.size() + " plugins can be asked"));
    endpoints.stream().filter(e -> e.working() > 0).map(this::busy).forEach(findings::add);
    endpoints.stream().filter(e -> e.stuck() > 0).map(SignsOfLife::stuck).forEach(findings::add);
    List<String> ignored = new ArrayList<>(register.waiting());
    ignored.addAll(introductions.troubles());
    ignored.forEach(trouble -> findings.add(Finding.wrong(AREA, trouble)));
    if (!introductions.alive()) {
      findings.add(Finding.wrong(AREA, "no plugin is let in any more: restart the service"));
    }
    return findings;
  }

  private Finding busy(Endpoint endpoint) {
    Duration silence = endpoint.silence();
    Duration limit = allowance.silence(endpoint.plugin().kind());
    String text = endpoint.name() + " is at work, " + endpoint.waiting() + " requests wait for it";
    return silence.compareTo(QUIET) < 0
        ? Finding.fine(AREA, text)
        : Finding.fine(
            AREA,
            "%s; no sign of life for %s, given up after %s"
                .formatted(text, Words.of(silence), Words.of(limit)));
  }

  private static Finding stuck(Endpoint endpoint) {
    return Finding.wrong(
        AREA,
        "%s was given up %d times and is still busy: it takes processor time until the service is"
                .formatted(endpoint.name(), endpoint.stuck())
            + " restarted");
  }
}
