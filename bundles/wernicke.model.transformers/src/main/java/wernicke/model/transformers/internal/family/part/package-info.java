/** Parts of a decoder before they are loaded: which tensors each needs, and how it is made. */
package wernicke.model.transformers.internal.family.part;
