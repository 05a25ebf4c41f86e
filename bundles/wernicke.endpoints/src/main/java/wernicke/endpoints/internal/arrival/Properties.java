package wernicke.endpoints.internal.arrival;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.osgi.framework.ServiceReference;

/**
 * Reads service properties in the forms that DS, Config Admin and plain registrations give them.
 */
public final class Properties {
  private Properties() {}

  static String string(ServiceReference<?> reference, String key) {
    Object value = reference.getProperty(key);
    return value == null ? "" : value.toString();
  }

  static List<String> strings(ServiceReference<?> reference, String key) {
    Object value = reference.getProperty(key);
    if (value instanceof String[] array) {
      return Arrays.asList(array);
    } else if (value instanceof Collection<?> collection) {
      return collection.stream().map(String::valueOf).toList();
    }
    return value == null ? List.of() : Arrays.asList(value.toString().split("\\s*,\\s*"));
  }

  /** Escapes a value for an LDAP filter (OSGi Core, 3.2.7). */
  static String escape(String value) {
    return value.replaceAll("([\\\\*()])", "\\\\$1");
  }
}
