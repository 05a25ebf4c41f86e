package wernicke.launcher;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
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

/**
 * Sends one command to a running service and shows what comes back. The protocol is described in
 * the shell bundle's CommandSocket.
 */
final class Client {
  private static final int MAGIC = 0x57524E31;
  private static final int STDOUT = 1;
  private static final int STDERR = 2;
  private static final int EXIT = 3;

  private final Path socket;

  Client(Path socket) {
    this.socket = socket;
  }

  /**
   * Runs a command.
   *
   * @return its exit status; empty if no service answers on the socket
   */
  Optional<Integer> run(List<String> command, OutputStream out, OutputStream err) throws Trouble {
    if (!Files.exists(socket)) {
      return Optional.empty();
    }
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      try {
        channel.connect(UnixDomainSocketAddress.of(socket));
      } catch (IOException e) {
        return Optional.empty(); // left behind by a killed process
      }
      send(new DataOutputStream(Channels.newOutputStream(channel)), command);
      return Optional.of(receive(new DataInputStream(Channels.newInputStream(channel)), out, err));
    } catch (EOFException e) {
      throw new Trouble(
          "the service stopped while the command ran; unfinished jobs go on when it starts again",
          e);
    } catch (IOException e) {
      throw new Trouble("the connection to the service broke (" + Layout.reason(e) + ")", e);
    }
  }

  private static void send(DataOutputStream to, List<String> command) throws IOException {
    to.writeInt(MAGIC);
    write(to, System.getProperty("user.dir"));
    to.writeInt(Integer.getInteger("wernicke.columns", 0));
    to.writeInt(command.size());
    for (String word : command) {
      write(to, word);
    }
    to.flush();
  }

  private static void write(DataOutputStream to, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    to.writeInt(bytes.length);
    to.write(bytes);
  }

  private static int receive(DataInputStream from, OutputStream out, OutputStream err)
      throws IOException {
    while (true) {
      int type = from.readByte();
      byte[] payload = new byte[from.readInt()];
      from.readFully(payload);
      switch (type) {
        case STDOUT -> show(out, payload);
        case STDERR -> show(err, payload);
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
