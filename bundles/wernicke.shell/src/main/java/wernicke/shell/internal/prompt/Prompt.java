package wernicke.shell.internal.prompt;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.felix.service.command.CommandProcessor;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.health.Notices;
import wernicke.shell.internal.service.Services;
import wernicke.shell.internal.verb.Verbs;

/**
 * The prompt of a service that was started at a terminal (framework property {@code
 * wernicke.interactive}). Whoever leaves it stops the service.
 */
@Component(service = Notices.class, immediate = true)
public final class Prompt implements Notices {
  private static final Logger LOG = LoggerFactory.getLogger(Prompt.class);

  private final Bundle framework;
  private volatile Repl repl;
  private volatile boolean stopping;

  @Activate
  public Prompt(
      BundleContext context,
      @Reference Verbs verbs,
      @Reference Services services,
      @Reference CommandProcessor processor) {
    framework = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
    if (Boolean.parseBoolean(context.getProperty("wernicke.interactive"))) {
      Path home = Path.of(context.getProperty("wernicke.home"));
      Thread thread =
          new Thread(
              () -> read(verbs, services, processor, home.resolve("cache/history")),
              "wernicke-prompt");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void read(Verbs verbs, Services services, CommandProcessor processor, Path history) {
    try (Repl open = new Repl(verbs, services, processor, history)) {
      repl = open;
      open.run();
    } catch (IOException | LinkageError e) {
      LOG.warn("no prompt: {}; commands are taken from other terminals", e.toString(), e);
      return;
    } finally {
      repl = null;
    }
    if (!stopping) {
      stop();
    }
  }

  private void stop() {
    try {
      framework.stop();
    } catch (BundleException e) {
      LOG.error("cannot stop the framework", e);
    }
  }

  @Override
  public void say(String line) {
    Repl open = repl;
    if (open != null) {
      open.say(line);
    }
  }

  @Deactivate
  void deactivate() throws IOException {
    stopping = true;
    Repl open = repl;
    if (open != null) {
      open.close();
    }
  }
}
