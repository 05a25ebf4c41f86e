package wernicke.deploy.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.osgi.framework.Constants;
import wernicke.api.PluginException;

/**
 * The bundle that a jar holds.
 *
 * @param name symbolic name
 */
record Identity(String name) {
  private static final int MANIFEST = 1 << 20;
  private static final int LONGEST = 200;

  /**
   * Reads it. Only regular files are opened, and of them only the manifest.
   *
   * @throws PluginException if it is no bundle that can be dropped in
   */
  static Identity of(Path jar) {
    if (!Files.exists(jar)) {
      throw new PluginException("it is a link that leads nowhere: mend it or take it out");
    } else if (!Files.isRegularFile(jar)) {
      throw new PluginException("it is no regular file: take it out");
    } else if (!Files.isReadable(jar)) {
      throw new PluginException("it cannot be read: change its rights");
    }
    try (ZipFile file = new ZipFile(jar.toFile())) {
      return of(manifest(file));
    } catch (IOException | IllegalArgumentException | SecurityException e) {
      throw new PluginException(
          "it is no readable jar, often a copy that broke off ("
              + reason(e)
              + "): copy it here again",
          e);
    }
  }

  private static Attributes manifest(ZipFile file) throws IOException {
    ZipEntry entry = file.getEntry("META-INF/MANIFEST.MF");
    if (entry == null) {
      throw new PluginException("it is no OSGi bundle: it has no manifest");
    }
    try (InputStream in = file.getInputStream(entry)) {
      byte[] bytes = in.readNBytes(MANIFEST + 1);
      if (bytes.length > MANIFEST) {
        throw new PluginException("its manifest is larger than 1 MiB: it is no bundle of use");
      }
      return new Manifest(new ByteArrayInputStream(bytes)).getMainAttributes();
    }
  }

  private static Identity of(Attributes manifest) {
    String name = manifest.getValue(Constants.BUNDLE_SYMBOLICNAME);
    if (name == null || name.isBlank()) {
      throw new PluginException(
          "it is no OSGi bundle: its manifest has no Bundle-SymbolicName; build it with bnd");
    } else if (manifest.getValue(Constants.FRAGMENT_HOST) != null) {
      throw new PluginException(
          "it is a fragment, which would change another bundle: only whole bundles are dropped in");
    }
    return new Identity(name.replaceFirst(";.*", "").strip());
  }

  private static String reason(Exception e) {
    String text = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    String printable = text.replaceAll("\\p{Cntrl}", "?");
    return printable.length() > LONGEST ? printable.substring(0, LONGEST) + "..." : printable;
  }
}
