package wernicke.launcher.client;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.launcher.home.Layout;
import wernicke.launcher.home.Trouble;

/**
 * Sends one command to a running service and shows what comes back. The protocol is described in
 * the shell bundle's CommandSocket.
 */
public final class Client {
  private static final int MAGIC = 0x57524E33;
  private static final int STDOUT = 1;
  private static final int STDERR = 2;
  private static final int EXIT = 3;
  private static final int ACCEPTED = 4;
  private static final int INPUT = 5;

  /** Bytes of a request that the service takes. */
  private static final int LONGEST = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Client.class);

  private final Path socket;

  /** Of the service that listens at a socket, running or not. */
  public Client(Path socket) {
    this.socket = socket;
  }

  /** Whether somebody listens. */
  public boolean answers() {
    if (!Files.exists(socket)) {
      return false;
    }
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Runs a command.
   *
   * @param input its standard input, read only if the service asks for it
   * @return its exit status; empty if no service answers on the socket, or if it went away before
   *     it began with the command
   */
  public Optional<Integer> run(
      List<String> command, Input input, OutputStream out, OutputStream err) throws Trouble {
    if (!Files.exists(socket)) {
      return Optional.empty();
    }
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      try {
        channel.connect(UnixDomainSocketAddress.of(socket));
      } catch (IOException e) {
        return Optional.empty(); // left behind by a killed process
      }
      byte[] request = request(command, input.piped());
      if (request.length > LONGEST) {
        throw new Trouble(
            "the command is longer than " + LONGEST / 1024 + " kB: pass long input by a file");
      }
      return converse(channel, request, input, out, err);
    } catch (IOException e) {
      throw new Trouble("the connection to the service broke (" + Layout.reason(e) + ")", e);
    }
  }

  private static Optional<Integer> converse(
      SocketChannel channel, byte[] request, Input input, OutputStream out, OutputStream err)
      throws IOException, Trouble {
    DataInputStream from = new DataInputStream(Channels.newInputStream(channel));
    DataOutputStream to = new DataOutputStream(Channels.newOutputStream(channel));
    AtomicBoolean accepted = new AtomicBoolean();
    try {
      to.write(request);
    } catch (IOException e) {
      LOG.debug("the service does not listen to the end; it may have said why", e);
    }
    try {
      return Optional.of(receive(from, to, input, out, err, accepted));
    } catch (EOFException | SocketException e) {
      if (!accepted.get()) {
        return Optional.empty();
      }
      throw new Trouble(
          "the service stopped while the command ran; unfinished jobs go on when it starts again",
          e);
    }
  }

  private static byte[] request(List<String> command, boolean piped) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream to = new DataOutputStream(bytes);
    to.writeInt(MAGIC);
    write(to, System.getProperty("user.dir"));
    to.writeInt(Integer.getInteger("wernicke.columns", 0));
    to.writeInt(Integer.getInteger("wernicke.width", 0));
    to.writeInt(piped ? 1 : 0);
    to.writeInt(command.size());
    for (String word : command) {
      write(to, word);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream to, String text) throws IOException {
    write(to, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(DataOutputStream to, byte[] bytes) throws IOException {
    to.writeInt(bytes.length);
    to.write(bytes);
  }

  private static int receive(
      DataInputStream from,
      DataOutputStream to,
      Input input,
      OutputStream out,
      OutputStream err,
      AtomicBoolean accepted)
      throws IOException, Trouble {
    while (true) {
      int type = from.readByte();
      byte[] payload = new byte[from.readInt()];
      from.readFully(payload);
      switch (type) {
        case STDOUT -> show(out, payload);
        case STDERR -> show(err, payload);
        case ACCEPTED -> accepted.set(true);
        case INPUT -> write(to, input.read());
        case EXIT -> {
          return ByteBuffer.wrap(payload).getInt();
        }
        default -> throw new IOException("frame of unknown type " + type);
      }
    }
  }

  private static void show(OutputStream to, byte[] bytes) throws IOException {
    to.write(bytes);
    to.flush();
  }
}
