package wernicke.shell.internal.events;

import wernicke.api.event.WernickeEvent.DescriptionRequested;

/** Requests to hear. */
final class Requests {
  private Requests() {}

  static DescriptionRequested described(String request, long job, String model) {
    return new DescriptionRequested(request, 0, job, model);
  }
}
