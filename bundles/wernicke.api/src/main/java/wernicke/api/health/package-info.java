/** Health checks: what {@code doctor} asks of whoever does the work. */
@Export
@Version("1.0.0")
package wernicke.api.health;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
