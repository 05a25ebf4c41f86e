/**
 * Verbs that make checkpoints: {@code models merge}, {@code models bundle}, {@code models
 * untrained}.
 */
package wernicke.model.transformers.internal.verb;
