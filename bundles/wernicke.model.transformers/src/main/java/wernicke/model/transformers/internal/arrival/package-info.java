/**
 * Checkpoints come and go: those of folders and of bundles become services, or a line that says why
 * not.
 */
package wernicke.model.transformers.internal.arrival;
