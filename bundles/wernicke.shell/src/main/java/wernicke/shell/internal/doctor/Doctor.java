package wernicke.shell.internal.doctor;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;
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
  private final Arrivals arrivals;
  private final CheckUp checkUp;
  private final Supplier<List<HealthCheck>> checks;

  /**
   * Asks the shell's own checks, then those that other bundles registered.
   *
   * @param context of the shell
   */
  public Doctor(BundleContext context, Services services, Arrivals arrivals) {
    this(
        arrivals,
        new CheckUp(CheckUp.MOST),
        () ->
            Stream.concat(own(context, services).stream(), services.healthChecks().stream())
                .toList());
  }

  Doctor(Arrivals arrivals, CheckUp checkUp, Supplier<List<HealthCheck>> checks) {
    this.arrivals = arrivals;
    this.checkUp = checkUp;
    this.checks = checks;
  }

  private static List<HealthCheck> own(BundleContext context, Services services) {
    return List.of(
        new JavaCheck(),
        new HomeCheck(services),
        new NativesCheck(context),
        new ServicesCheck(services),
        new HandlersCheck(context));
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
    for (HealthCheck check : checks.get()) {
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
