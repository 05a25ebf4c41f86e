/** Pictures and tables of scores. */
@Export
@Version("1.1.0")
package wernicke.api.report;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
