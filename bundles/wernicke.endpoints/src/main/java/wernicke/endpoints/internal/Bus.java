package wernicke.endpoints.internal;

import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import wernicke.api.event.WernickeEvent;

/** Says things on Event Admin; returns at once. */
record Bus(EventAdmin eventAdmin) {
  void post(WernickeEvent event) {
    eventAdmin.postEvent(new Event(event.topic(), event.properties()));
  }
}
