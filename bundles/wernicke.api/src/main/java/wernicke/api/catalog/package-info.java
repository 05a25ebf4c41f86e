/** Which plugins are there now. */
@Export
@Version("1.1.0")
package wernicke.api.catalog;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
