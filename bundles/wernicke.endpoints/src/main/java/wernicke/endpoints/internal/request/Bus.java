package wernicke.endpoints.internal.request;

import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import wernicke.api.event.WernickeEvent;

/** Says things on Event Admin; returns at once. */
public record Bus(EventAdmin eventAdmin) {
  public void post(WernickeEvent event) {
    eventAdmin.postEvent(new Event(event.topic(), event.properties()));
  }
}
