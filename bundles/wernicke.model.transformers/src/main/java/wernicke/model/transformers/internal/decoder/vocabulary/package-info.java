/** From tokens to states and from states to tokens: embedding and head. */
package wernicke.model.transformers.internal.decoder.vocabulary;
