/** Data sets that are described, not programmed: the service of whoever reads descriptors. */
@Export
@Version("2.0.0")
package wernicke.api.data;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
