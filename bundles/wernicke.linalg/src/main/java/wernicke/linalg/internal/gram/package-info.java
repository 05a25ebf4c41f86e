/**
 * Regression on inner products: kernels and designs of a training set, the path of penalties, the
 * choice of one by leave-one-out or inner folds.
 */
package wernicke.linalg.internal.gram;
