package wernicke.hub.internal.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.DatasetInfo.Download;
import wernicke.api.PluginException;
import wernicke.testing.console.Plugins;
import wernicke.testing.console.TestTerminal;

@Timeout(120)
class FetchTest {
  private static final Downloader.Patience QUICK =
      new Downloader.Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          Duration.ofSeconds(20),
          Duration.ofMillis(1),
          3);

  @TempDir private Path folder;
  private final TestTerminal terminal = new TestTerminal();
  private Publisher publisher;
  private Path file;
  private Path part;

  @BeforeEach
  void publish() throws IOException {
    publisher = new Publisher();
    file = folder.resolve("deep/stories.tok");
    part = folder.resolve("deep/stories.tok.part");
  }

  @AfterEach
  void stop() {
    publisher.close();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private void fetch(Download... downloads) throws InterruptedException {
    fetch(QUICK, downloads);
  }

  private void fetch(Downloader.Patience patience, Download... downloads)
      throws InterruptedException {
    new Fetch("0.1.0", patience)
        .run(Plugins.futrell(downloads), folder, terminal::progress, terminal.out()::println);
  }

  private Download download(long bytes, String sha256) {
    return download("/file", bytes, sha256);
  }

  private Download download(String path, long bytes, String sha256) {
    return new Download("deep/stories.tok", publisher.address(path), bytes, sha256);
  }

  private Download unknown() {
    return download(-1, "");
  }

  private Download known() throws Exception {
    return download(publisher.content.length, sha256(publisher.content));
  }

  private void refused(Download download, String message) {
    assertThatThrownBy(() -> fetch(download))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }

  private void left(Path... files) throws IOException {
    try (var found = Files.list(folder.resolve("deep"))) {
      assertThat(found).containsExactlyInAnyOrder(files);
    }
  }

  @Test
  void fileArrivesWhole() throws Exception {
    fetch(known());

    assertThat(file).hasBinaryContent(publisher.content);
    assertThat(terminal.outText())
        .isEqualTo("deep/stories.tok fetched: 300.0 kB, sha256 as expected\n");
    left(file);
  }

  @Test
  void unknownChecksumIsPrintedAndPinned() throws Exception {
    fetch(unknown());
    String sum = sha256(publisher.content);

    assertThat(terminal.outText()).contains("sha256 " + sum + " (pinned)");
    assertThat(folder.resolve("SHA256SUMS")).hasContent(sum + "  deep/stories.tok");

    Files.delete(file);
    publisher.content = Publisher.bytes(300_000, 2);
    refused(unknown(), "but should be " + sum + ": what came was removed");
    left();
  }

  @Test
  void whatIsThereIsVerifiedAndNotFetchedAgain() throws Exception {
    fetch(known());
    fetch(known());

    assertThat(publisher.ranges).hasSize(1);
    assertThat(terminal.outText()).endsWith("deep/stories.tok is there\n");

    Files.writeString(file, "damaged");
    refused(known(), "has 7 bytes, but 300000 were published: remove it and fetch again");
    assertThat(file).hasContent("damaged");
  }

  @Test
  void cutConnectionsAreTakenUpWhereTheyEnded() throws Exception {
    publisher.cutAfter = 100_000;

    fetch(known());

    assertThat(file).hasBinaryContent(publisher.content);
    assertThat(publisher.ranges.get(0)).isEqualTo("null");
    assertThat(publisher.ranges.get(1)).matches("bytes=[1-9]\\d*-");
    assertThat(publisher.ranges.size()).isGreaterThanOrEqualTo(3);
    left(file);
  }

  @Test
  void earlierAttemptIsContinuedInTheNextRun() throws Exception {
    publisher.cutAfter = 0;
    Files.createDirectories(part.getParent());
    Files.write(part, java.util.Arrays.copyOf(publisher.content, 200_000));
    refused(known(), "; 200.0 kB are kept; run it again to go on");
    publisher.cutAfter = Integer.MAX_VALUE;

    fetch(known());

    assertThat(publisher.ranges).allMatch(r -> r.equals("bytes=200000-"));
    assertThat(file).hasBinaryContent(publisher.content);
  }

  @Test
  void fileThatChangedMeanwhileIsFetchedAnew() throws Exception {
    Files.createDirectories(part.getParent());
    Files.write(part, new byte[200_000]);
    Files.writeString(folder.resolve("deep/stories.tok.part.tag"), "\"v0\"");

    fetch(known());

    assertThat(publisher.ranges).containsExactly("bytes=200000-");
    assertThat(file).hasBinaryContent(publisher.content);
    left(file);
  }

  @Test
  void serverWithoutRangesStartsFromTheBeginning() throws Exception {
    publisher.ignoreRanges = true;
    Files.createDirectories(part.getParent());
    Files.write(part, new byte[200_000]);

    fetch(known());

    assertThat(file).hasBinaryContent(publisher.content);
  }

  @Test
  void rangeThatWasNotAskedForIsNotBelieved() throws Exception {
    publisher.wrongRange = true;
    Files.createDirectories(part.getParent());
    Files.write(part, java.util.Arrays.copyOf(publisher.content, 200_000));

    fetch(known());

    assertThat(publisher.ranges).containsExactly("bytes=200000-", "null");
    assertThat(file).hasBinaryContent(publisher.content);
  }

  @Test
  void completePartOfUnknownSizeIsNotFetchedAgain() throws Exception {
    Files.createDirectories(part.getParent());
    Files.write(part, publisher.content);

    fetch(unknown());

    assertThat(publisher.ranges).containsExactly("bytes=300000-");
    assertThat(file).hasBinaryContent(publisher.content);
  }

  @Test
  void partThatIsTooLongIsThrownAway() throws Exception {
    Files.createDirectories(part.getParent());
    Files.write(part, new byte[400_000]);

    fetch(known());

    assertThat(publisher.ranges).containsExactly("bytes=400000-", "null");
    assertThat(file).hasBinaryContent(publisher.content);
  }

  @Test
  void wrongChecksumLeavesNothing() throws Exception {
    refused(
        download(300_000, "ab".repeat(32)),
        "the SHA-256 of " + file + " is " + sha256(publisher.content) + ", but should be abab");
    left();
  }

  @Test
  void wrongSizeLeavesNothing() throws Exception {
    refused(download(299_999, ""), "has 300000 bytes, but 299999 were published");
    left();
  }

  @Test
  void redirectsAreFollowed() throws Exception {
    fetch(download("/moved", 300_000, ""));

    assertThat(file).hasBinaryContent(publisher.content);
  }

  @Test
  void refusalsOfTheServerAreOneLine() {
    publisher.status = 404;
    refused(unknown(), "the server answered 404 for " + publisher.address("/file"));
    publisher.status = 503;
    refused(unknown(), ": try again later");
    assertThat(publisher.ranges).hasSize(2);
  }

  @Test
  void refusalKeepsWhatIsThere() throws Exception {
    Files.createDirectories(part.getParent());
    Files.write(part, new byte[10]);
    publisher.status = 503;

    refused(unknown(), "the server answered 503");

    assertThat(part).hasBinaryContent(new byte[10]);
  }

  @Test
  void deadHostIsOneLine() {
    Download download = unknown();
    publisher.close();

    refused(download, "cannot reach localhost:");
  }

  @Test
  void silentServerIsGivenUp() {
    publisher.cutAfter = 1000;
    publisher.hang = true;
    Downloader.Patience impatient =
        new Downloader.Patience(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofMillis(300),
            Duration.ofMillis(1),
            1);

    assertThatThrownBy(() -> fetch(impatient, unknown()))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("nothing came for");
    assertThat(part).hasSize(1000);
  }

  @Test
  void whoeverLeavesStopsTheDownload() throws Exception {
    publisher.cutAfter = 1000;
    publisher.hang = true;
    CompletableFuture<Void> left =
        CompletableFuture.runAsync(
            () -> {
              while (!Files.exists(part)) {
                Thread.onSpinWait();
              }
              terminal.leave();
            });

    assertThatThrownBy(() -> fetch(unknown())).isInstanceOf(CancellationException.class);

    left.get();
    assertThat(file).doesNotExist();
  }

  @Test
  void onlyTheWebIsFetchedFromAndOnlyIntoTheFolder() {
    refused(
        new Download("deep/x", URI.create("file:///etc/passwd"), -1, ""),
        "the address file:///etc/passwd is neither http nor https: refused");
    refused(
        new Download("../x", publisher.address("/file"), -1, ""),
        "the download '../x' leaves the data folder: refused");
    assertThat(publisher.ranges).isEmpty();
  }

  @Test
  void fullDiskIsSeenBeforehand() {
    refused(download(Long.MAX_VALUE, ""), "needs 9223.4 PB, but only ");
    assertThat(publisher.ranges).isEmpty();
  }

  @Test
  void folderThatCannotBeMadeIsOneLine() throws IOException {
    Files.writeString(folder.resolve("deep"), "a file where a folder should be");

    refused(unknown(), "cannot write into " + folder);
  }
}
