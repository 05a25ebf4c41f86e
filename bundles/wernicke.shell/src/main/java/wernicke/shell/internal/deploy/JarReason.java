package wernicke.shell.internal.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import wernicke.shell.internal.report.Texts;

/** Why a jar was not installed. */
final class JarReason {
  private JarReason() {}

  static String of(Path jar) {
    if (!Files.isReadable(jar)) {
      return "it cannot be read: change its rights";
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      if (manifest == null
          || manifest.getMainAttributes().getValue("Bundle-SymbolicName") == null) {
        return "it is no OSGi bundle: its manifest has no Bundle-SymbolicName";
      }
      return "the framework refused it: the log has the reason, often that the same bundle is"
          + " installed already";
    } catch (IOException | SecurityException e) {
      String reason =
          e instanceof IOException io ? Texts.reason(io) : String.valueOf(e.getMessage());
      return "it is no readable jar: " + reason;
    }
  }
}
