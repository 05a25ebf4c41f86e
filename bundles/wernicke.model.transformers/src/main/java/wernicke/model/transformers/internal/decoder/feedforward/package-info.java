/** What a block does with each token alone. */
package wernicke.model.transformers.internal.decoder.feedforward;
