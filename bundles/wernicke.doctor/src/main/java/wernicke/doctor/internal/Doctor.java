package wernicke.doctor.internal;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import wernicke.api.console.Arguments;
import wernicke.api.console.Arrivals;
import wernicke.api.console.Exit;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;
import wernicke.codec.internal.Codec;
import wernicke.console.internal.text.Json;
import wernicke.console.internal.text.Table;

/** {@code doctor}: looks at everything that a score stands on. */
@Component(service = Verb.class, property = "service.ranking:Integer=700")
public final class Doctor implements Verb {
  private final Arrivals arrivals;
  private final CheckUp checkUp;

  @Reference(policyOption = ReferencePolicyOption.GREEDY)
  private volatile List<HealthCheck> checks = List.of();

  @Activate
  public Doctor(@Reference Arrivals arrivals) {
    this(arrivals, new CheckUp(CheckUp.MOST));
  }

  Doctor(Arrivals arrivals, CheckUp checkUp) {
    this.arrivals = arrivals;
    this.checkUp = checkUp;
  }

  /** With these, the lowest ranking first, as Declarative Services gives them. */
  Doctor asking(List<HealthCheck> present) {
    checks = present;
    return this;
  }

  @Override
  public Usage usage() {
    return Usage.of(
            "doctor",
            "looks at Java, disk, natives, events and bundles; exit status 1 if"
                + " something is wrong")
        .json()
        .example("doctor", "before you report that something does not work");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    arrivals.settle(terminal);
    List<Finding> findings = new ArrayList<>();
    List<HealthCheck> highestFirst = new ArrayList<>(checks);
    Collections.reverse(highestFirst);
    for (HealthCheck check : highestFirst) {
      terminal.check();
      findings.addAll(checkUp.of(check));
    }
    long wrong = findings.stream().filter(Finding::wrong).count();
    if (arguments.flag("json")) {
      terminal.out().println(Json.text(json(findings, wrong)));
    } else {
      print(findings, terminal);
      terminal.err().println(wrong == 0 ? "all is well" : wrong + " wrong, marked with !");
    }
    return wrong == 0 ? Exit.OK : Exit.FAILED;
  }

  private static void print(List<Finding> findings, Terminal terminal) {
    Table table = new Table("", "area", "finding").wrapping();
    findings.forEach(f -> table.row(f.wrong() ? "!" : "", f.area(), f.text()));
    table.print(terminal);
  }

  private static JsonObject json(List<Finding> findings, long wrong) {
    JsonObject object = new JsonObject();
    object.addProperty("ok", wrong == 0);
    object.add("findings", Json.array(findings, finding -> Codec.write(finding, Finding.class)));
    return object;
  }
}
