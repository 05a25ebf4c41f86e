/** The supported families of checkpoints: one table, and a file for what differs in each. */
package wernicke.model.transformers.internal.family;
