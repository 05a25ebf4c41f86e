/** Stored tensors as arrays and linear maps, in float32 or halves, in memory or left in files. */
package wernicke.model.transformers.internal.decoder.weight;
