package wernicke.hub.internal.models.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import wernicke.hub.internal.fetch.Downloader;

/**
 * How to reach the hub, and where models go.
 *
 * @param version of the product
 * @param patience with the server
 * @param environment the value of {@code HF_ENDPOINT} and {@code HF_TOKEN}, or null
 * @param disk room for what comes
 */
public record Hub(
    String version, Downloader.Patience patience, UnaryOperator<String> environment, Disk disk) {
  /** Free bytes of the disk that a folder is on. */
  public interface Disk {
    long free(Path folder) throws IOException;
  }

  /** As the service is started. */
  public static Hub standard(String version) {
    return new Hub(version, Downloader.Patience.STANDARD, System::getenv, Hub::free);
  }

  private static long free(Path folder) throws IOException {
    Path there = folder;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return Files.getFileStore(there).getUsableSpace();
  }

  /** Begins a conversation. */
  public HubClient connect() {
    return new HubClient(Endpoint.of(environment), new Downloader(patience, version));
  }
}
