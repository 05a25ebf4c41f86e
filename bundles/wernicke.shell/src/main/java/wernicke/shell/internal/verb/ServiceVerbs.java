package wernicke.shell.internal.verb;

import com.google.gson.JsonObject;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.shell.internal.cli.Arguments;
import wernicke.shell.internal.cli.Exit;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.cli.Usage;
import wernicke.shell.internal.cli.Verb;
import wernicke.shell.internal.report.Json;

/** {@code version} and {@code stop}. */
final class ServiceVerbs {
  private static final Logger log = LoggerFactory.getLogger(ServiceVerbs.class);

  private final String version;
  private final Bundle framework;

  /**
   * For a running service.
   *
   * @param version of the product
   * @param framework the system bundle
   */
  ServiceVerbs(String version, Bundle framework) {
    this.version = version;
    this.framework = framework;
  }

  List<Verb> all() {
    return List.of(
        new Simple(
            Usage.of("version", "prints the versions of Wernicke and Java").json(), this::print),
        new Simple(
            Usage.of("stop", "stops the service; unfinished jobs go on at the next start"),
            this::stop));
  }

  private int print(Arguments arguments, Terminal terminal) {
    if (arguments.flag("json")) {
      JsonObject object = new JsonObject();
      object.addProperty("wernicke", version);
      object.addProperty("java", System.getProperty("java.version"));
      terminal.out().println(Json.text(object));
    } else {
      terminal
          .out()
          .println("wernicke " + version + ", Java " + System.getProperty("java.version"));
    }
    return Exit.OK;
  }

  /** The framework stops on a thread of its own, so that this answer still gets out. */
  private int stop(Arguments arguments, Terminal terminal) {
    terminal.err().println("stopping");
    new Thread(this::stopFramework, "wernicke-stop").start();
    return Exit.OK;
  }

  private void stopFramework() {
    try {
      framework.stop();
    } catch (BundleException e) {
      log.error("cannot stop the framework", e);
    }
  }
}
