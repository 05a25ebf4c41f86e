/** What can differ between families of decoders, as one typed table to be filled in. */
package wernicke.model.transformers.internal.family.plan;
