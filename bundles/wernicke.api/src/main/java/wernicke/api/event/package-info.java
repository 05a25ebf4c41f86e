/**
 * The sealed vocabulary of events: one record each, each knows its topic and converts to and from
 * an event's properties.
 */
@Export
@Version("2.0.0")
package wernicke.api.event;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
