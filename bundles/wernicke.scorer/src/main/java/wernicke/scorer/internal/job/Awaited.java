package wernicke.scorer.internal.job;

import wernicke.api.catalog.Plugin.Kind;

/**
 * A plugin that is waited for.
 *
 * @param id empty if any plugin of the kind may bring what is needed
 * @param message what to tell people meanwhile
 */
public record Awaited(Kind kind, String id, String message) {
  /** A certain plugin. */
  public static Awaited plugin(Kind kind, String id) {
    return new Awaited(kind, id, "waits for the " + kind.label() + " '" + id + "'");
  }

  boolean matches(Kind other, String otherId) {
    return kind == other && (id.isEmpty() || id.equals(otherId));
  }
}
