package wernicke.endpoints.internal;

import java.lang.reflect.Method;
import java.util.Map;
import wernicke.endpoints.internal.request.Limits;
import wernicke.testing.Proxies;

/** A configuration as Declarative Services gives it. */
public final class TestLimits {
  private TestLimits() {}

  /** The defaults, but for these. */
  public static Limits of(Map<String, Integer> changed) {
    return Proxies.of(
        Limits.class,
        (method, arguments) ->
            changed.containsKey(method) ? changed.get(method) : standard(method));
  }

  private static Object standard(String name) {
    try {
      Method method = Limits.class.getMethod(name);
      return method.getDefaultValue();
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }
}
