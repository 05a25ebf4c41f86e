package wernicke.shell.internal.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** A bundle with one component that cannot be made. */
final class Components {
  private static final String XML =
      """
      <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="failing" immediate="true">
        <implementation class="%s"/>
      </scr:component>
      """;

  private Components() {}

  /** The component. */
  public static final class Failing {
    public Failing() {
      throw new IllegalStateException("weights are truncated");
    }
  }

  static Path failing(Path file) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", "failing");
    attributes.putValue("Service-Component", "OSGI-INF/failing.xml");
    String path = Failing.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(file);
        InputStream code = Failing.class.getClassLoader().getResourceAsStream(path);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.putNextEntry(new ZipEntry("OSGI-INF/failing.xml"));
      jar.write(XML.formatted(Failing.class.getName()).getBytes(StandardCharsets.UTF_8));
      jar.putNextEntry(new ZipEntry(path));
      jar.write(code.readAllBytes());
    }
    return file;
  }
}
