package wernicke.scorer.internal;

import java.util.function.Function;
import wernicke.api.catalog.Plugin;
import wernicke.api.event.WernickeEvent.Request;

/**
 * What a job has to ask a plugin before it can go on.
 *
 * @param kind of the plugin
 * @param plugin its id
 * @param purpose what the answer is for, {@code <step>:<what>}; equal purpose, equal answer
 * @param doing what to tell people meanwhile
 * @param request makes the event from a new request id
 */
record Question(
    Plugin.Kind kind,
    String plugin,
    String purpose,
    String doing,
    Function<String, Request> request) {
  static final String DESCRIPTION = "description";
  static final String STIMULI = "stimuli";
  static final String LOCALIZER = "localizer";
  static final String WORKLOAD = "workload";
  static final String RECORDING = "recording";
  static final String COMPARISON = "comparison";
  static final String CEILING = "ceiling";

  /** The step that a purpose belongs to. */
  static String step(String purpose) {
    return purpose.substring(0, purpose.indexOf(':'));
  }

  /** What a purpose is about. */
  static String what(String purpose) {
    return purpose.substring(purpose.indexOf(':') + 1);
  }
}
