package wernicke.launcher.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Where things are.
 *
 * @param app the application: {@code bundles/ lib/ models/}
 * @param home the user's: {@code etc/ deploy/ models/ data/ store/ log/ cache/}
 */
public record Layout(Path app, Path home) {
  private static final int MAX_SOCKET_PATH = 100;
  private static final List<String> FOLDERS =
      List.of("etc", "deploy", "models", "data", "store", "log", "cache");

  /** Reads the system properties that the {@code wernicke} script sets. */
  public static Layout fromSystem() throws Trouble {
    String app = System.getProperty("wernicke.app");
    String home = System.getProperty("wernicke.home");
    if (app == null || home == null) {
      throw new Trouble(
          "start Wernicke by its 'wernicke' script, which sets wernicke.app and wernicke.home");
    }
    return new Layout(
        Path.of(app).toAbsolutePath().normalize(), Path.of(home).toAbsolutePath().normalize());
  }

  /** Makes the home and its folders, for its owner alone, as far as they are not there. */
  public void createHome() throws Trouble {
    try {
      Rights.createHome(home);
      for (String folder : FOLDERS) {
        Rights.createFolders(home.resolve(folder));
      }
    } catch (IOException e) {
      throw new Trouble(
          "the home "
              + home
              + " cannot be written ("
              + reason(e)
              + "): set WERNICKE_HOME to a folder of yours",
          e);
    }
  }

  /** Why a file could not be used, for people: the kind of failure and its message. */
  public static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "")
        + (e.getMessage() == null ? "" : ": " + e.getMessage());
  }

  /**
   * The command socket. Operating systems allow about 100 bytes for its path; a longer home gets
   * one in the temporary folder.
   */
  public Path socket() {
    Path inHome = home.resolve("wernicke.sock");
    if (inHome.toString().getBytes(StandardCharsets.UTF_8).length <= MAX_SOCKET_PATH) {
      return inHome;
    }
    return Path.of(
        System.getProperty("java.io.tmpdir"), "wernicke-" + hash(home.toString()) + ".sock");
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
