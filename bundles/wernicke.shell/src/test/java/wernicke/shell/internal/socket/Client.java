package wernicke.shell.internal.socket;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The other end of the protocol, as the launcher speaks it. */
final class Client implements AutoCloseable {
  record Answer(String out, String err, int status) {}

  private final SocketChannel channel;
  private final DataOutputStream output;
  private final DataInputStream input;
  private byte[] standardInput = {};

  Client(Path socket) throws IOException {
    channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    output = new DataOutputStream(Channels.newOutputStream(channel));
    input = new DataInputStream(Channels.newInputStream(channel));
  }

  static Answer ask(Path socket, String... words) throws IOException {
    try (Client client = new Client(socket)) {
      return client.send(words).answer();
    }
  }

  Client send(String... words) throws IOException {
    return send(0, null, words);
  }

  /** With a terminal of that width, and with that on standard input unless it is null. */
  Client send(int width, byte[] onStandardInput, String... words) throws IOException {
    standardInput = onStandardInput == null ? new byte[0] : onStandardInput;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream request = new DataOutputStream(bytes);
    request.writeInt(0x57524E33);
    text(request, "/the/folder");
    request.writeInt(80);
    request.writeInt(width);
    request.writeInt(onStandardInput == null ? 0 : 1);
    request.writeInt(words.length);
    for (String word : List.of(words)) {
      text(request, word);
    }
    return raw(bytes.toByteArray());
  }

  Client raw(byte[] bytes) throws IOException {
    output.write(bytes);
    output.flush();
    return this;
  }

  static void text(DataOutputStream request, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    request.writeInt(bytes.length);
    request.write(bytes);
  }

  /** Reads frames until the exit frame, and that nothing follows it. */
  Answer answer() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    while (true) {
      byte type = input.readByte();
      byte[] payload = new byte[input.readInt()];
      input.readFully(payload);
      if (type == 3) {
        int status = java.nio.ByteBuffer.wrap(payload).getInt();
        if (payload.length != 4 || input.read() >= 0) {
          throw new IOException("something follows the exit status");
        }
        return new Answer(
            out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), status);
      }
      if (type == 5) {
        output.writeInt(standardInput.length);
        output.write(standardInput);
      } else if (type != 4) { // the command has begun
        (type == 1 ? out : err).write(payload);
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
