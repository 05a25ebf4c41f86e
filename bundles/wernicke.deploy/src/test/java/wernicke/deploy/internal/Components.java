package wernicke.deploy.internal;

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
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Bundles with code that fails or blocks. */
public final class Components {
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

  /** An activator that fails. */
  public static final class Throwing implements BundleActivator {
    @Override
    public void start(BundleContext context) {
      throw new NoClassDefFoundError("no/such/Library");
    }

    @Override
    public void stop(BundleContext context) {}
  }

  /** An activator that never returns. */
  public static final class Blocking implements BundleActivator {
    @Override
    public void start(BundleContext context) throws InterruptedException {
      Thread.sleep(Long.MAX_VALUE);
    }

    @Override
    public void stop(BundleContext context) {}
  }

  static Path failing(Path file) throws IOException {
    return jar(file, "failing", Failing.class, "Service-Component", "OSGI-INF/failing.xml");
  }

  static Path activated(Path file, String name, Class<? extends BundleActivator> activator)
      throws IOException {
    return jar(file, name, activator, "Bundle-Activator", activator.getName());
  }

  private static Path jar(Path file, String name, Class<?> code, String header, String value)
      throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", name);
    attributes.putValue("Import-Package", "org.osgi.framework");
    attributes.putValue(header, value);
    String path = code.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(file);
        InputStream in = code.getClassLoader().getResourceAsStream(path);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.putNextEntry(new ZipEntry("OSGI-INF/failing.xml"));
      jar.write(XML.formatted(code.getName()).getBytes(StandardCharsets.UTF_8));
      jar.putNextEntry(new ZipEntry(path));
      jar.write(in.readAllBytes());
    }
    return file;
  }
}
