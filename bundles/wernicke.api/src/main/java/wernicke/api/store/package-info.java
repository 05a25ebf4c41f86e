/** What outlives the process: recordings, jobs, scores, and where data sets lie. */
@Export
@Version("2.0.0")
package wernicke.api.store;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
