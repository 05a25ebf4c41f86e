package wernicke.shell.internal.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import wernicke.api.PluginException;
import wernicke.api.console.Exit;
import wernicke.api.console.Terminal;
import wernicke.shell.internal.service.Clients;

@Timeout(60)
class SocketServerTest {
  private final CountDownLatch waiting = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final Clients clients = new Clients();
  private Path folder;
  private Path socket;
  private SocketServer server;

  @BeforeEach
  void start() throws IOException {
    // Not a @TempDir: the path of a Unix domain socket holds about a hundred bytes.
    folder = Files.createTempDirectory("wsh");
    socket = folder.resolve("s");
    server = serve();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    Files.deleteIfExists(socket);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
    Files.delete(folder);
    while (!threads().isEmpty()) { // what a refused client may still send is read for a moment
      Thread.onSpinWait();
    }
  }

  private SocketServer serve() throws IOException {
    return new SocketServer(new SocketFile(socket), clients, this::work);
  }

  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(n -> n.startsWith("wernicke-client") || n.startsWith("wernicke-socket"))
        .toList();
  }

  private int work(List<String> words, Terminal terminal) {
    return switch (words.get(0)) {
      case "echo" -> echo(words, terminal);
      case "input" -> input(terminal);
      case "wait" -> await(terminal);
      case "flood" -> flood(terminal);
      default -> throw new IllegalStateException(words.get(0));
    };
  }

  private static int input(Terminal terminal) {
    String text = terminal.piped() ? read(terminal) : "none";
    terminal.out().print(terminal.columns() + " " + terminal.width() + " " + text);
    terminal.out().flush();
    return Exit.OK;
  }

  private static String read(Terminal terminal) {
    try {
      return new String(terminal.input().orElseThrow(), StandardCharsets.UTF_8);
    } catch (InterruptedException e) {
      return e.getMessage();
    }
  }

  private static int echo(List<String> words, Terminal terminal) {
    terminal.out().println(String.join("|", words.subList(1, words.size())));
    terminal
        .err()
        .println(terminal.cwd() + " " + terminal.columns() + " " + terminal.interactive());
    terminal.out().flush();
    return 42;
  }

  private int await(Terminal terminal) {
    waiting.countDown();
    try {
      while (true) {
        TimeUnit.MILLISECONDS.sleep(10);
        terminal.check();
      }
    } catch (InterruptedException e) {
      terminal.err().println(e.getMessage());
      interrupted.countDown();
      return Exit.INTERRUPTED;
    }
  }

  private int flood(Terminal terminal) {
    waiting.countDown();
    while (!terminal.out().checkError()) {
      terminal.out().println("x".repeat(10_000));
    }
    interrupted.countDown();
    return Exit.INTERRUPTED;
  }

  @Test
  void roundTrip() throws IOException {
    Client.Answer answer = Client.ask(socket, "echo", "größer", "", "a b");

    assertThat(answer.out()).isEqualTo("größer||a b" + System.lineSeparator());
    assertThat(answer.err())
        .isEqualTo(Path.of("/the/folder") + " 80 false" + System.lineSeparator());
    assertThat(answer.status()).isEqualTo(42);
  }

  @Test
  void onlyTheOwnerMayEnter() throws IOException {
    assumeThat(Files.getFileStore(folder).supportsFileAttributeView("posix")).isTrue();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
        .isEqualTo("rw-------");
    server.close();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

    server = serve();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
        .isEqualTo("rw-------");
    assertThat(Client.ask(socket, "echo", "open folder").out()).startsWith("open folder");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(socket);
    }
  }

  @Test
  void manyClientsAtOnce() throws Exception {
    List<CompletableFuture<Client.Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String word = "client " + i;
      answers.add(
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return Client.ask(socket, "echo", word);
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              }));
    }
    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i).get().out()).startsWith("client " + i);
    }
  }

  @Test
  void clientThatLeavesEndsItsThreadOnly() throws Exception {
    Client client = new Client(socket).send("wait");
    waiting.await();

    client.close();

    interrupted.await();
    assertThat(Client.ask(socket, "echo", "still here").out()).startsWith("still here");
  }

  @Test
  void slowClientBlocksNobodyElse() throws Exception {
    Client slow = new Client(socket).send("flood");
    waiting.await();

    assertThat(Client.ask(socket, "echo", "quick").out()).startsWith("quick");

    slow.close();
    interrupted.await();
  }

  @Test
  void stoppingTellsThoseWhoWaitAndCutsThoseWhoDoNotRead() throws Exception {
    try (Client waiter = new Client(socket).send("wait");
        Client slow = new Client(socket).send("flood")) {
      waiting.await();
      CompletableFuture<Client.Answer> answer =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return waiter.answer();
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });

      server.close();

      assertThat(answer.get().status()).isEqualTo(Exit.INTERRUPTED);
      assertThat(answer.get().err()).startsWith("interrupted: the service is stopping");
      assertThat(threads()).isEmpty();
      assertThatThrownBy(slow::answer).isInstanceOf(EOFException.class);
      assertThat(socket).doesNotExist();
    }
  }

  @Test
  void garbageIsRefused() throws IOException {
    refused("this socket talks to ./wernicke only", 0x47455420);
    refused("of another version of wernicke: end it with 'kill ", 0x57524E31);
    refused("2147483647 bytes of text", 0x57524E33, Integer.MAX_VALUE);
    refused("-1 bytes of text", 0x57524E33, -1);
    refused("the folder of the client is not absolute", 0x57524E33, 0);
    assertThat(Client.ask(socket, "echo", "fine").status()).isEqualTo(42);
  }

  @Test
  void widthsAndStandardInputArrive() throws IOException {
    assertThat(Client.ask(socket, "input").out()).isEqualTo("80 0 none");
    try (Client client = new Client(socket)) {
      client.send(120, "Grüße".getBytes(StandardCharsets.UTF_8), "input");
      assertThat(client.answer().out()).isEqualTo("80 120 Grüße");
    }
  }

  @Test
  void tooManyWordsAreRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream request = new DataOutputStream(bytes);
    request.writeInt(0x57524E33);
    Client.text(request, "/");
    request.writeInt(80);
    request.writeInt(80);
    request.writeInt(0);
    request.writeInt(1001);

    refused(bytes.toByteArray(), "1001 words, at most 1000 are allowed");
  }

  @Test
  void aRequestThatIsTooLongAltogetherIsRefused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream request = new DataOutputStream(bytes);
    request.writeInt(0x57524E33);
    Client.text(request, "/");
    request.writeInt(80);
    request.writeInt(80);
    request.writeInt(0);
    request.writeInt(4);
    for (int i = 0; i < 4; i++) {
      Client.text(request, "x".repeat(300_000));
    }

    refused(bytes.toByteArray(), "the request is longer than 1024 kB");
  }

  @Test
  void aClientThatAsksNothingIsCutOff() throws Exception {
    try (Client half = new Client(socket).raw(new byte[] {0x57, 0x52})) {
      Client.Answer answer = half.answer();
      assertThat(answer.err()).contains("no whole request came within 5.0 s");
      assertThat(answer.status()).isEqualTo(Exit.USAGE);
    }
    while (threads().size() > 1) { // it reads what may still come, until the client has gone
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  @Test
  void moreThanAreServedAtOnceAreToldSo() throws Exception {
    List<Client> half = new ArrayList<>();
    try {
      for (int i = 0; i < Clients.MOST; i++) {
        half.add(new Client(socket));
      }
      while (clients.count() < Clients.MOST) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
      try (Client late = new Client(socket)) {
        Client.Answer answer = late.answer();
        assertThat(answer.err()).startsWith(Clients.MOST + " commands run already");
        assertThat(answer.status()).isEqualTo(Exit.FAILED);
      }
    } finally {
      for (Client client : half) {
        client.close();
      }
    }
    while (clients.count() > 0) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(Client.ask(socket, "echo", "room again").status()).isEqualTo(42);
  }

  @Test
  void whoComesWhenTheServiceIsAboutToStopGetsNothingAndMayAskAgain() throws Exception {
    Client.ask(socket, "echo", "first");
    while (!clients.closeIfIdle(0, 0)) {
      TimeUnit.MILLISECONDS.sleep(5);
    }

    assertThatThrownBy(() -> Client.ask(socket, "echo", "late")).isInstanceOf(IOException.class);
  }

  private void refused(String message, int... numbers) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream request = new DataOutputStream(bytes);
    for (int number : numbers) {
      request.writeInt(number);
    }
    refused(bytes.toByteArray(), message);
  }

  private void refused(byte[] bytes, String message) throws IOException {
    try (Client client = new Client(socket).raw(bytes)) {
      Client.Answer answer = client.answer();
      assertThat(answer.err()).contains(message);
      assertThat(answer.status()).isEqualTo(Exit.USAGE);
    }
  }

  @Test
  void requestThatEndsInTheMiddleHarmsNobody() throws Exception {
    try (Client client = new Client(socket)) {
      client.raw(new byte[] {0x57, 0x52, 0x4E, 0x31, 0, 0, 0, 9, 'a'});
    }

    assertThat(Client.ask(socket, "echo", "fine").status()).isEqualTo(42);
  }

  @Test
  void secondServiceIsRefusedAndTheFirstStays() throws IOException {
    assertThatThrownBy(this::serve)
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("another service already answers on " + socket);

    assertThat(Client.ask(socket, "echo", "mine").out()).startsWith("mine");
  }

  @Test
  void staleSocketOfAKilledServiceIsReplaced() throws IOException {
    server.close();
    ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    killed.bind(UnixDomainSocketAddress.of(socket));
    killed.close();
    assertThat(socket).exists();

    server = serve();

    assertThat(Client.ask(socket, "echo", "alive").out()).startsWith("alive");
  }

  @Test
  void fileThatIsNoSocketIsNotDeleted() throws IOException {
    server.close();
    Files.writeString(socket, "precious");

    assertThatThrownBy(this::serve)
        .isInstanceOf(PluginException.class)
        .hasMessage(socket + " is no socket: remove it, or use another home");
    assertThat(socket).hasContent("precious");
  }

  @Test
  void socketOfASuccessorIsNotRemoved() throws IOException {
    Files.delete(socket);
    SocketServer first = server;
    server = serve();

    first.close();

    assertThat(Client.ask(socket, "echo", "successor").out()).startsWith("successor");
  }

  @Test
  void errorThatNoVerbForeseesIsAnswered() throws IOException {
    Client.Answer answer = Client.ask(socket, "unknown");

    assertThat(answer.status()).isEqualTo(Exit.FAILED);
    assertThat(answer.err()).startsWith("unexpected java.lang.IllegalStateException: unknown");
  }
}
