package wernicke.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * A real framework that is thrown away. The APIs come from the tests, so that both sides see the
 * same classes.
 */
public final class Felix implements AutoCloseable {
  private static final String LIBRARIES =
      String.join(
          ",",
          "org.osgi.service.event;version=1.4.1",
          "org.osgi.util.function;version=1.2",
          "org.osgi.util.promise;version=1.3",
          "org.osgi.service.component;version=1.5",
          "org.osgi.service.component.runtime;version=1.5",
          "org.osgi.service.component.runtime.dto;version=1.5",
          "org.slf4j;version=2.0.17");

  private final Framework framework;

  /** Starts it; further framework properties win. */
  public Felix(Path cache, Map<String, String> properties) throws BundleException {
    Map<String, String> all = new HashMap<>();
    all.put(Constants.FRAMEWORK_STORAGE, cache.toString());
    all.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
    all.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, LIBRARIES + api());
    all.put("felix.log.level", "1");
    all.putAll(properties);
    framework =
        ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow().newFramework(all);
    framework.start();
  }

  /** The packages that the api exports, in their versions; none where bnd has not been at work. */
  private static String api() {
    try {
      Path source = source("wernicke.api.LanguageModel");
      if (Files.isDirectory(source)) {
        Path manifest = source.resolve(JarFile.MANIFEST_NAME);
        if (!Files.exists(manifest)) {
          return "";
        }
        try (InputStream in = Files.newInputStream(manifest)) {
          return exports(new Manifest(in));
        }
      }
      try (JarFile jar = new JarFile(source.toFile())) {
        return exports(jar.getManifest());
      }
    } catch (IOException | URISyntaxException | ClassNotFoundException e) {
      throw new IllegalStateException("what the api exports cannot be read", e);
    }
  }

  private static String exports(Manifest manifest) {
    return "," + manifest.getMainAttributes().getValue(Constants.EXPORT_PACKAGE);
  }

  public BundleContext context() {
    return framework.getBundleContext();
  }

  /** Installs and starts the bundle that a class comes from. */
  public Bundle bundleOf(String className) throws Exception {
    Bundle bundle = context().installBundle("reference:" + source(className).toUri());
    bundle.start();
    return bundle;
  }

  /**
   * Where the bundle that a class comes from lies: its jar, or the folder that its module makes the
   * jar of, where packages of other modules are copied in.
   */
  public static Path source(String className) throws ClassNotFoundException, URISyntaxException {
    var source = Class.forName(className).getProtectionDomain().getCodeSource();
    Path classes = Path.of(source.getLocation().toURI());
    Path bundle = classes.resolveSibling("bundle");
    return Files.exists(bundle.resolve("META-INF/MANIFEST.MF")) ? bundle : classes;
  }

  /** Declarative Services and Event Admin. */
  public void services() throws Exception {
    bundleOf("org.apache.felix.scr.impl.Activator");
    bundleOf("org.apache.felix.eventadmin.impl.Activator");
  }

  /** Writes a jar that has only a manifest: {@code name, value, ...}. */
  public static Path jar(Path file, String... headers) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    for (int i = 0; i < headers.length; i += 2) {
      attributes.putValue(headers[i], headers[i + 1]);
    }
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.finish();
    }
    return file;
  }

  /** Installs a bundle that has only a manifest, at the location that File Install would use. */
  public Bundle bundle(Path folder, String name, String... headers) throws Exception {
    String[] all = new String[headers.length + 4];
    all[0] = Constants.BUNDLE_MANIFESTVERSION;
    all[1] = "2";
    all[2] = Constants.BUNDLE_SYMBOLICNAME;
    all[3] = name;
    System.arraycopy(headers, 0, all, 4, headers.length);
    Path file = jar(folder.resolve(name + ".jar"), all);
    return context().installBundle(file.toFile().toURI().normalize().toString());
  }

  @Override
  public void close() throws BundleException {
    framework.stop();
    try {
      framework.waitForStop(30_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
