/** Jobs and results as front ends see them. */
@Export
@Version("2.0.0")
package wernicke.api.job;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
