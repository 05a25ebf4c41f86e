package wernicke.shell.internal.verb;

import com.google.gson.JsonObject;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.console.internal.text.Json;

/** {@code version}. */
@Component(service = Verb.class, property = "service.ranking:Integer=690")
public final class VersionVerb implements Verb {
  private final String version;

  @Activate
  public VersionVerb(BundleContext context) {
    version = of(context);
  }

  /** The version of the product, which is that of its bundles: {@code 0.2.0}. */
  static String of(BundleContext context) {
    Version bundle = context.getBundle().getVersion();
    return bundle.getMajor() + "." + bundle.getMinor() + "." + bundle.getMicro();
  }

  @Override
  public Usage usage() {
    return Usage.of("version", "prints the versions of Wernicke and Java")
        .json()
        .example("version", "what to say when you report something");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    String java = System.getProperty("java.version");
    if (arguments.flag("json")) {
      JsonObject object = new JsonObject();
      object.addProperty("wernicke", version);
      object.addProperty("java", java);
      terminal.out().println(Json.text(object));
    } else {
      terminal.out().println("wernicke " + version + ", Java " + java);
    }
    return Exit.OK;
  }
}
