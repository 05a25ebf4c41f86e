/**
 * Robust summaries, correlation and ranks, NumPy's generator, resampling and permutation,
 * intervals, false discovery, contrasts of a localizer, the saturation curve of extrapolated
 * ceilings.
 */
@Export
@Version("1.0.0")
package wernicke.linalg.statistics;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
