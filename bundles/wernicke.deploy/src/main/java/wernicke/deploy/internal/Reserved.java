package wernicke.deploy.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.PluginException;

/**
 * Names of the application's bundles, some of which are installed only if there is a terminal: the
 * framework property {@value #APP} names the folder that holds {@code bundles/}.
 */
final class Reserved {
  private static final String APP = "wernicke.app";
  private static final Logger LOG = LoggerFactory.getLogger(Reserved.class);

  private Reserved() {}

  /** Where each of them lies. */
  static Map<String, Path> of(BundleContext context) {
    String app = context.getProperty(APP);
    Map<String, Path> names = new HashMap<>();
    if (app == null || !Files.isDirectory(Path.of(app, "bundles"))) {
      return names;
    }
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(app, "bundles"), "*.jar")) {
      for (Path jar : jars) {
        names.put(Identity.of(jar).name(), jar);
      }
    } catch (IOException | PluginException e) {
      LOG.warn("not all bundles of {} can be read", app, e);
    }
    return names;
  }
}
