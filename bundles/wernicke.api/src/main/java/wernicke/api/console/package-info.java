/**
 * Verbs of the command line as services: how one is written, where it was typed, what it prints and
 * how it ends.
 */
@Export
@Version("1.0.0")
package wernicke.api.console;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
