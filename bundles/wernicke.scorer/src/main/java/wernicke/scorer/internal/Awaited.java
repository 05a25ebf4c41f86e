package wernicke.scorer.internal;

import wernicke.api.catalog.Plugin.Kind;

/**
 * A plugin that is waited for.
 *
 * @param id empty if any plugin of the kind may bring what is needed
 * @param message what to tell people meanwhile
 */
record Awaited(Kind kind, String id, String message) {
  /** A certain plugin. */
  static Awaited plugin(Kind kind, String id) {
    return new Awaited(kind, id, "waits for the " + kind.label() + " '" + id + "'");
  }

  boolean matches(Kind other, String otherId) {
    return kind == other && (id.isEmpty() || id.equals(otherId));
  }
}
