package wernicke.hub.internal.fetch;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import wernicke.api.DatasetInfo;
import wernicke.api.DatasetInfo.Download;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.console.Showing;
import wernicke.formats.internal.file.ByteCount;
import wernicke.formats.internal.file.Disk;
import wernicke.formats.internal.file.FileHash;

/** Gets the files of a data set from their published addresses, and checks them. */
public final class Fetch {
  private final Downloader.Patience patience;
  private final String version;

  /** For the product of that version. */
  public Fetch(String version) {
    this(version, Downloader.Patience.STANDARD);
  }

  Fetch(String version, Downloader.Patience patience) {
    this.version = version;
    this.patience = patience;
  }

  /**
   * Gets every file that is not yet there, and tells one line about each. A file appears under its
   * name only when it is complete and its size and checksum are right; until then it is {@code
   * <name>.part}, and running it again goes on from there.
   *
   * @param folder of the data set; created if need be
   * @param shown begins to show how far a file is
   * @param told hears a line about each file
   * @throws PluginException in one line, if a file cannot be had or is not what was published
   */
  public void run(
      DatasetInfo dataset, Path folder, Function<String, Showing> shown, Consumer<String> told)
      throws InterruptedException {
    Checksums checksums = new Checksums(folder);
    try (Downloader downloader = new Downloader(patience, version)) {
      for (Download download : dataset.downloads()) {
        String line;
        try (Showing progress = shown.apply(download.path())) {
          line = one(download, folder, checksums, downloader, progress);
        }
        told.accept(line);
      }
    } catch (IOException e) {
      throw new PluginException("cannot write into " + folder + ": " + Disk.reason(e), e);
    }
  }

  private static String one(
      Download download, Path folder, Checksums checksums, Downloader downloader, Progress progress)
      throws IOException, InterruptedException {
    Path file = target(folder, download);
    Files.createDirectories(file.getParent());
    String expected =
        download.sha256().isEmpty() ? checksums.pinned(download.path()) : download.sha256();
    if (Files.exists(file)) {
      verify(file, file, download, expected, progress);
      return download.path() + " is there";
    }
    String sum = fetch(download, file, expected, downloader, progress);
    checksums.pin(download.path(), sum);
    return line(download, file, sum, expected);
  }

  private static String fetch(
      Download download, Path file, String expected, Downloader downloader, Progress progress)
      throws IOException, InterruptedException {
    check(download);
    room(download, file.getParent());
    PartFile part = new PartFile(file);
    if (download.bytes() < 0 || part.size() != download.bytes()) {
      Meter meter = new Meter(progress, download.bytes());
      meter.show(part.size());
      downloader.download(source(download), part, progress, meter::show);
    }
    String sum;
    try {
      sum = verify(part.path(), file, download, expected, progress);
    } catch (PluginException e) {
      part.discard();
      throw e;
    }
    part.complete();
    return sum;
  }

  private static Source source(Download download) {
    return new Source(download.address(), Map.of(), Long.MAX_VALUE, new DataAdvice());
  }

  /** The files of a data set can always be added by hand. */
  private static final class DataAdvice implements Source.Advice {
    @Override
    public String refused(HttpResponse<?> response) {
      return "the server answered "
          + response.statusCode()
          + " for "
          + response.uri()
          + ": "
          + (response.statusCode() >= 500
              ? "try again later"
              : "the file may have moved; get it by hand and use 'data add'");
    }

    @Override
    public String offline() {
      return "copy the files here and use 'data add'";
    }

    @Override
    public String again() {
      return "run it again to go on";
    }
  }

  /** Size and checksum; returns the checksum. */
  private static String verify(
      Path bytes, Path file, Download download, String expected, Progress progress)
      throws IOException, InterruptedException {
    long size = Files.size(bytes);
    if (download.bytes() >= 0 && size != download.bytes()) {
      throw new PluginException(
          file
              + " has "
              + size
              + " bytes, but "
              + download.bytes()
              + " were published"
              + remedy(bytes, file));
    }
    String sum = FileHash.sha256(bytes, progress);
    if (!expected.isEmpty() && !expected.equalsIgnoreCase(sum)) {
      throw new PluginException(
          "the SHA-256 of "
              + file
              + " is "
              + sum
              + ", but should be "
              + expected
              + remedy(bytes, file));
    }
    return sum;
  }

  private static String remedy(Path bytes, Path file) {
    return bytes.equals(file)
        ? ": remove it and fetch again"
        : ": what came was removed; try again, or tell the publisher";
  }

  private static Path target(Path folder, Download download) {
    Path file = folder.resolve(download.path()).normalize();
    if (!file.startsWith(folder.normalize()) || file.equals(folder.normalize())) {
      throw new PluginException(
          "the download '" + download.path() + "' leaves the data folder: refused");
    }
    return file;
  }

  private static void check(Download download) {
    String scheme = String.valueOf(download.address().getScheme());
    if (!scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http")) {
      throw new PluginException(
          "the address " + download.address() + " is neither http nor https: refused");
    }
  }

  private static void room(Download download, Path folder) throws IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (download.bytes() > free) {
      throw new PluginException(
          download.path()
              + " needs "
              + ByteCount.text(download.bytes())
              + ", but only "
              + ByteCount.text(free)
              + " are free in "
              + folder);
    }
  }

  private static String line(Download download, Path file, String sum, String expected)
      throws IOException {
    String checked = expected.isEmpty() ? "sha256 " + sum + " (pinned)" : "sha256 as expected";
    return download.path() + " fetched: " + ByteCount.text(Files.size(file)) + ", " + checked;
  }
}
