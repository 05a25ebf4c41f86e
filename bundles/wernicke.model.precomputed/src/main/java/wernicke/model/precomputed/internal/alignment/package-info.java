/** The tokens of a file put beside the words of a stimulus. */
package wernicke.model.precomputed.internal.alignment;
