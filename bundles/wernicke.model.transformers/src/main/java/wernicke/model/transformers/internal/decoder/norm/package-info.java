/** Norms of the features of a token. */
package wernicke.model.transformers.internal.decoder.norm;
