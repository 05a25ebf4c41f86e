/** Operations of PyTorch on arrays, as the forward pass needs them: nothing in place. */
package wernicke.model.transformers.internal.decoder.operation;
