package wernicke.scorer.internal.conversation;

import java.util.function.Function;
import wernicke.api.catalog.Plugin;
import wernicke.api.event.WernickeEvent.Request;

/**
 * What a job has to ask a plugin before it can go on.
 *
 * @param kind of the plugin
 * @param plugin its id
 * @param purpose what the answer is for
 * @param doing what to tell people meanwhile
 * @param request makes the event from a new request id
 */
public record Question(
    Plugin.Kind kind,
    String plugin,
    Purpose purpose,
    String doing,
    Function<String, Request> request) {}
