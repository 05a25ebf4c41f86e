package wernicke.hub.internal.models.remote;

import java.io.IOException;
import java.net.URI;
import java.util.function.LongConsumer;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.hub.internal.fetch.Downloader;
import wernicke.hub.internal.fetch.PartFile;
import wernicke.hub.internal.fetch.Source;

/** The hub's public HTTP interface: two routes of it. */
public final class HubClient implements AutoCloseable {
  private static final long TEXT = 64_000_000;

  private final Endpoint endpoint;
  private final Downloader downloader;

  HubClient(Endpoint endpoint, Downloader downloader) {
    this.endpoint = endpoint;
    this.downloader = downloader;
  }

  /**
   * What the hub has at a revision now.
   *
   * @throws PluginException in one line, if there is none, or the hub cannot be reached or
   *     understood
   */
  public Snapshot snapshot(RepoAddress address, Progress progress)
      throws IOException, InterruptedException {
    Source source = source(address, endpoint.description(address), TEXT);
    return new SnapshotReader(address).read(downloader.bytes(source, progress));
  }

  /** The content of a small file; what is not what was announced is refused. */
  public byte[] content(Snapshot snapshot, RemoteFile file, Progress progress)
      throws IOException, InterruptedException {
    if (file.bytes() > TEXT) {
      throw new PluginException(
          snapshot.address() + ": " + file.name() + " is too large for what it should be");
    }
    byte[] content = downloader.bytes(source(snapshot, file), progress);
    if (!file.of(content).equals(file.hex())) {
      throw new PluginException(
          snapshot.address() + ": " + file.name() + " is not what the hub announced; try again");
    }
    return content;
  }

  /** Downloads a file, see {@link Downloader#download}. */
  public void download(
      Snapshot snapshot, RemoteFile file, PartFile part, Progress progress, LongConsumer size)
      throws IOException, InterruptedException {
    downloader.download(source(snapshot, file), part, progress, size);
  }

  /** Whether a token is sent. */
  public boolean hasToken() {
    return endpoint.hasToken();
  }

  /** Where people read about a model. */
  public URI page(RepoAddress address) {
    return endpoint.page(address);
  }

  private Source source(Snapshot snapshot, RemoteFile file) {
    URI uri = endpoint.file(snapshot.address(), snapshot.commit(), file.name());
    return source(snapshot.address(), uri, file.bytes());
  }

  private Source source(RepoAddress address, URI uri, long limit) {
    return new Source(uri, endpoint.credentials(), limit, new HubAdvice(endpoint, address));
  }

  @Override
  public void close() {
    downloader.close();
  }
}
