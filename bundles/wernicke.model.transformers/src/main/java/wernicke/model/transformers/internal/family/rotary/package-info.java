/** Frequencies of rotary positions, and how families stretch them to longer contexts. */
package wernicke.model.transformers.internal.family.rotary;
