/**
 * A checkpoint as a language model: loaded when it is asked, unloaded when it is not, recorded or
 * continued.
 */
package wernicke.model.transformers.internal.model;
