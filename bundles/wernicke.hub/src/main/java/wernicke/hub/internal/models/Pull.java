package wernicke.hub.internal.models;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.console.Showing;
import wernicke.formats.internal.file.ByteCount;
import wernicke.formats.internal.file.Disk;
import wernicke.hub.internal.fetch.Meter;
import wernicke.hub.internal.fetch.PartFile;
import wernicke.hub.internal.models.remote.Hub;
import wernicke.hub.internal.models.remote.HubClient;
import wernicke.hub.internal.models.remote.RemoteFile;
import wernicke.hub.internal.models.remote.RepoAddress;
import wernicke.hub.internal.models.remote.Snapshot;

/**
 * One model on its way from the hub: what would come, and then its coming. A file gets its name
 * when its hash is right, the folder when all its files are there.
 */
public final class Pull implements AutoCloseable {
  private final Hub hub;
  private final HubClient client;
  private final Path target;
  private final Snapshot snapshot;
  private final List<RemoteFile> files;
  private final PartFolder part;

  private Pull(Hub hub, HubClient client, Shelf shelf, Snapshot snapshot, List<RemoteFile> files) {
    this.hub = hub;
    this.client = client;
    this.target = shelf.folder(snapshot.address());
    this.snapshot = snapshot;
    this.files = files;
    this.part = new PartFolder(shelf.part(snapshot.address()), Pulled.of(snapshot, files));
  }

  /**
   * Asks the hub; nothing is written.
   *
   * @throws PluginException in one line, if the hub cannot be reached, or has no such model, or one
   *     that is of no use here
   */
  public static Pull prepare(Hub hub, RepoAddress address, Shelf shelf, Progress progress)
      throws InterruptedException {
    HubClient client = hub.connect();
    try {
      Snapshot snapshot = client.snapshot(address, progress);
      Selection selection =
          new Selection(snapshot, index -> client.content(snapshot, index, progress));
      return new Pull(hub, client, shelf, snapshot, selection.files());
    } catch (IOException e) {
      client.close();
      throw new PluginException("cannot ask the hub: " + Disk.reason(e), e);
    } catch (RuntimeException | InterruptedException e) {
      client.close();
      throw e;
    }
  }

  /** The commit that would come. */
  public String commit() {
    return snapshot.commit();
  }

  /** The licence, as the hub says it. */
  public String licence() {
    return snapshot.licence();
  }

  /** Whether the licence has to be accepted on the hub. */
  public boolean gated() {
    return snapshot.gated();
  }

  /** Whether {@code HF_TOKEN} is sent. */
  public boolean hasToken() {
    return client.hasToken();
  }

  /** Where people read about it. */
  public URI page() {
    return client.page(snapshot.address());
  }

  /** Where it will be. */
  public Path target() {
    return target;
  }

  /** How many files. */
  public int count() {
    return files.size();
  }

  /** Their bytes, all together. */
  public long bytes() {
    try {
      return files.stream().mapToLong(RemoteFile::bytes).reduce(0, Math::addExact);
    } catch (ArithmeticException e) {
      throw new PluginException(
          snapshot.address() + " cannot be used: the hub announces impossible sizes", e);
    }
  }

  /** Whether it is an adapter to another model's weights. */
  public boolean adapter() {
    return Selection.adapter(files);
  }

  /** Bytes that are here from an earlier run. */
  public long here() {
    try {
      return part.here();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Free bytes where it goes. */
  public long free() {
    try {
      return hub.disk().free(target.getParent());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private PluginException unreadable(IOException e) {
    return new PluginException("cannot look at " + target.getParent() + ": " + Disk.reason(e), e);
  }

  /**
   * Gets what is missing, and tells one line about each file.
   *
   * @param shown begins to show how far it is
   * @param told hears the lines
   * @throws PluginException in one line, if a file cannot be had or is not what was announced; what
   *     is right stays for another run
   */
  public void run(Function<String, Showing> shown, Consumer<String> told)
      throws InterruptedException {
    try {
      part.open();
      long before = 0;
      for (RemoteFile file : files) {
        if (!part.complete(file)) {
          try (Showing progress = shown.apply(target.getFileName().toString())) {
            fetch(file, before, progress);
          }
        }
        told.accept(file.name() + ": " + ByteCount.text(file.bytes()) + ", as published");
        before += file.bytes();
      }
      part.complete(target);
    } catch (IOException e) {
      throw new PluginException("cannot write into " + target + ": " + Disk.reason(e), e);
    }
  }

  private void fetch(RemoteFile file, long before, Progress progress)
      throws IOException, InterruptedException {
    PartFile bytes = part.part(file);
    if (bytes.size() != file.bytes() || file.bytes() == 0) {
      Meter meter = new Meter(progress, bytes());
      meter.show(before + bytes.size());
      client.download(snapshot, file, bytes, progress, b -> meter.show(before + b));
    }
    check(file, bytes, progress);
    bytes.complete();
  }

  private void check(RemoteFile file, PartFile bytes, Progress progress) throws IOException {
    String hash = file.of(bytes.path(), progress);
    if (bytes.size() == file.bytes() && hash.equals(file.hex())) {
      return;
    }
    bytes.discard();
    throw new PluginException(
        file.name()
            + " of "
            + snapshot.address()
            + " came with the "
            + file.hash().label()
            + " "
            + hash
            + ", but "
            + file.hex()
            + " was announced: what came was removed; run the same command again");
  }

  /** Ends the conversation. */
  @Override
  public void close() {
    client.close();
  }
}
