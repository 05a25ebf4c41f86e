/** Surprisals and activations out of files, as a language model. */
package wernicke.model.precomputed.internal.model;
