/** Banded ridge: a penalty for each band of features, chosen for each neuroid by random search. */
@Export
@Version("1.0.0")
package wernicke.linalg.regression.banded;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
