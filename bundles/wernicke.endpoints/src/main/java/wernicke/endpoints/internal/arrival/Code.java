package wernicke.endpoints.internal.arrival;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.osgi.framework.Bundle;
import wernicke.api.Fingerprint;

/**
 * Content hash of a bundle's classes, so that a rebuilt plugin of the same version is not taken for
 * the old one.
 */
public final class Code {
  private Code() {}

  /** Symbolic name of a bundle, or where it is from if it has none. */
  static String name(Bundle bundle) {
    return bundle.getSymbolicName() == null ? bundle.getLocation() : bundle.getSymbolicName();
  }

  static String of(Bundle bundle) {
    Enumeration<URL> entries = bundle.findEntries("/", "*.class", true);
    if (entries == null) {
      return "";
    }
    List<URL> classes = Collections.list(entries);
    classes.sort((a, b) -> a.getPath().compareTo(b.getPath()));
    Fingerprint fingerprint = Fingerprint.of("code/1");
    for (URL url : classes) {
      try (InputStream in = url.openStream()) {
        fingerprint.add(url.getPath()).add(ByteBuffer.wrap(in.readAllBytes()));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + url.getPath() + " of " + bundle, e);
      }
    }
    return fingerprint.hex();
  }
}
