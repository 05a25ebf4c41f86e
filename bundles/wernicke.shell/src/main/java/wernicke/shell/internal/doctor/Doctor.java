package wernicke.shell.internal.doctor;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.shell.internal.cli.Arguments;
import wernicke.shell.internal.cli.Exit;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.cli.Usage;
import wernicke.shell.internal.cli.Verb;
import wernicke.shell.internal.report.Json;
import wernicke.shell.internal.report.Table;
import wernicke.shell.internal.service.Arrivals;
import wernicke.shell.internal.service.Services;

/** {@code doctor}: looks at everything that a score stands on. */
public final class Doctor implements Verb {
  private static final Logger log = LoggerFactory.getLogger(Doctor.class);

  private final Arrivals arrivals;
  private final List<Check> checks;

  public Doctor(BundleContext context, Services services, Arrivals arrivals) {
    this(
        arrivals,
        List.of(
            new JavaCheck(),
            new HomeCheck(services),
            new NativesCheck(context),
            new ServicesCheck(services),
            new HandlersCheck(context),
            new BundlesCheck(context, services),
            new ComponentsCheck(context)));
  }

  Doctor(Arrivals arrivals, List<Check> checks) {
    this.arrivals = arrivals;
    this.checks = List.copyOf(checks);
  }

  @Override
  public Usage usage() {
    return Usage.of(
            "doctor",
            "looks at Java, disk, natives, events and bundles; exit status 1 if"
                + " something is wrong")
        .json();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    arrivals.settle(terminal);
    List<Finding> findings = new ArrayList<>();
    for (Check check : checks) {
      terminal.check();
      findings.addAll(guarded(check));
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

  private static List<Finding> guarded(Check check) throws InterruptedException {
    try {
      return check.look();
    } catch (RuntimeException | LinkageError e) {
      log.error("doctor: {}", check.area(), e);
      return List.of(Finding.wrong(check.area(), "this check failed: " + e + ", see log/"));
    }
  }

  private static void print(List<Finding> findings, Terminal terminal) {
    Table table = new Table("", "area", "finding");
    findings.forEach(f -> table.row(f.wrong() ? "!" : "", f.area(), f.text()));
    table.print(terminal.out());
  }

  private static JsonObject json(List<Finding> findings, long wrong) {
    JsonObject object = new JsonObject();
    object.addProperty("ok", wrong == 0);
    object.add("findings", Json.array(findings, Doctor::json));
    return object;
  }

  private static JsonObject json(Finding finding) {
    JsonObject object = new JsonObject();
    object.addProperty("area", finding.area());
    object.addProperty("wrong", finding.wrong());
    object.addProperty("text", finding.text());
    return object;
  }
}
