package wernicke.shell.internal.socket;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.catalog.Catalog;
import wernicke.api.job.Jobs;
import wernicke.api.store.Home;
import wernicke.api.store.Journal;
import wernicke.shell.internal.service.Clients;
import wernicke.shell.internal.verb.Verbs;

/**
 * The Unix domain socket that {@code ./wernicke <verb>} sends its command to, at the path of the
 * framework property {@value #PROPERTY}; none if the property is not set. It accepts only while the
 * services that verbs stand on are there.
 *
 * <p>A client sends one {@link Request} and then only reads {@link Frames}, one of which may ask
 * for its standard input; it keeps its own end open until the exit frame, since an end of file
 * means that nobody waits for the answer any more.
 */
@Component(
    service = CommandSocket.class,
    immediate = true,
    property = "wernicke.ready=socket") // the launcher looks for it
public final class CommandSocket {
  static final String PROPERTY = "wernicke.socket";
  private static final Logger log = LoggerFactory.getLogger(CommandSocket.class);

  private final SocketServer server;

  @Activate
  public CommandSocket(
      BundleContext context,
      @Reference Verbs verbs,
      @Reference Clients clients,
      @Reference Jobs jobs,
      @Reference Catalog catalog,
      @Reference Journal journal,
      @Reference Home home)
      throws IOException {
    String path = context.getProperty(PROPERTY);
    server =
        path == null || path.isBlank()
            ? null
            : new SocketServer(new SocketFile(Path.of(path)), clients, verbs::run);
    log.info("command socket: {}", server == null ? "none" : path);
  }

  @Deactivate
  void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }
}
