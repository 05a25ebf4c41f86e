/** Cross-validation indices. */
@Export
@Version("1.0.0")
package wernicke.linalg.splits;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
