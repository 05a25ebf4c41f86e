/**
 * Patterns over the same presentations compared without a fit: dissimilarity matrices, centred
 * inner products, per subject.
 */
@Export
@Version("1.0.0")
package wernicke.linalg.similarity;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
