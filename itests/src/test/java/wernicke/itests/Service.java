package wernicke.itests;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import wernicke.launcher.platform.Platform;

/**
 * The application on Felix in this process; commands go over its socket, so that nothing of it
 * leaks into the test's class path.
 */
final class Service implements AutoCloseable {
  private final Platform platform;

  Service(Path home) throws Exception {
    this(home, Map.of());
  }

  Service(Path home, Map<String, String> properties) throws Exception {
    platform = Platform.start(Places.APP, home, false, properties);
  }

  Outcome run(String... command) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> words = Arrays.asList(command);
    int status = platform.run(words, out, err);
    return new Outcome(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  BundleContext context() {
    return platform.context();
  }

  @Override
  public void close() throws BundleException {
    try {
      platform.stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
