package wernicke.testing;

import java.lang.reflect.Proxy;

/** Stands in for interfaces of many methods, of which a test needs few. */
public final class Proxies {
  private Proxies() {}

  /** What a method answers. */
  @FunctionalInterface
  public interface Call {
    /**
     * Answers a call.
     *
     * @param method its name
     * @param arguments null if it has none
     */
    Object answer(String method, Object[] arguments);
  }

  /** An object whose methods all answer by {@code call}. */
  public static <T> T of(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> call.answer(method.getName(), arguments)));
  }
}
