/**
 * What a plugin author implements and the immutable records that travel between plugins: models,
 * data sets, metrics, matrices.
 */
@Export
@Version("1.1.0")
package wernicke.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
