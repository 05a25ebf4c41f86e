/** Weights before training: what each tensor is drawn from, and the numbers that are drawn. */
package wernicke.model.transformers.internal.family.initialisation;
