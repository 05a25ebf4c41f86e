/**
 * A transformer while it runs: tokens through embedding, blocks and head, in waves of batches or
 * continued token by token, made of interchangeable parts that a {@code Source} supplies.
 */
package wernicke.model.transformers.internal.decoder;
