/**
 * Linear predictivity in Gram form: least squares and ridge, fitted on one training set for all
 * neuroids at once, of pools of groups too; principal components and z-scores of features; the
 * linear model with Gaussian errors.
 */
@Export
@Version("1.0.0")
package wernicke.linalg.regression;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
