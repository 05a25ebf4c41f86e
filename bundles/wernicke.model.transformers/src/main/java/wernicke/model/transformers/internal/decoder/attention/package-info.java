/** Tokens look at tokens: attention, positions, keys and values that are remembered. */
package wernicke.model.transformers.internal.decoder.attention;
