/**
 * All folds of a layer from one decomposition: predictions of held-out rows and leave-one-out
 * errors within training rows, in closed form.
 */
package wernicke.linalg.internal.folds;
