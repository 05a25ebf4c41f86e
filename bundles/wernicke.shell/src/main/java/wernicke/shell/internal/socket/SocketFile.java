package wernicke.shell.internal.socket;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import wernicke.api.PluginException;

/** The socket in the file system: mode 0600 at every moment of its life. */
final class SocketFile {
  private static final Set<PosixFilePermission> OWNER =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private static final Logger log = LoggerFactory.getLogger(SocketFile.class);

  private final Path path;
  private Object key;

  SocketFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  /**
   * Listens.
   *
   * @throws PluginException if another service answers there
   */
  ServerSocketChannel open() throws IOException {
    clear();
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      bind(server);
      key = key();
      return server;
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  /** Removes the file, unless it belongs to somebody else by now. */
  void remove() throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && key != null && key.equals(key())) {
      Files.delete(path);
    }
  }

  /** Removes what a killed service left. */
  private void clear() throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!attributes().isOther()) {
      throw new PluginException(path + " is no socket: remove it, or use another home");
    } else if (answers()) {
      throw new PluginException(
          "another service already answers on " + path + ": stop it, or use another home");
    }
    Files.delete(path);
  }

  private boolean answers() throws IOException {
    SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      return client.connect(UnixDomainSocketAddress.of(path));
    } catch (ConnectException e) {
      return false;
    } finally {
      client.close();
    }
  }

  /**
   * Binds where nobody else can enter: in the folder itself if it is the owner's alone, otherwise
   * in a folder of its own for the moment until the mode is set.
   */
  private void bind(ServerSocketChannel server) throws IOException {
    Path folder = path.getParent();
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    if (!posix || closedToOthers(folder)) {
      server.bind(UnixDomainSocketAddress.of(path));
      if (posix) {
        Files.setPosixFilePermissions(path, OWNER);
      }
      return;
    }
    Path closed = closedFolder(folder);
    Path inside = closed.resolve("s");
    try {
      server.bind(UnixDomainSocketAddress.of(inside));
      Files.setPosixFilePermissions(inside, OWNER);
      Files.move(inside, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(inside);
      Files.delete(closed);
    }
  }

  /** A new folder that only the owner can enter; its name is short, as socket paths have to be. */
  private static Path closedFolder(Path parent) throws IOException {
    while (true) {
      int number = ThreadLocalRandom.current().nextInt(1 << 24);
      try {
        return Files.createDirectory(
            parent.resolve("." + Integer.toString(number, Character.MAX_RADIX)),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } catch (FileAlreadyExistsException e) {
        log.debug("{} is taken", e.getFile());
      }
    }
  }

  private static boolean closedToOthers(Path folder) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
    return permissions.stream().noneMatch(OTHERS::contains);
  }

  private Object key() throws IOException {
    return attributes().fileKey();
  }

  private BasicFileAttributes attributes() throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }
}
