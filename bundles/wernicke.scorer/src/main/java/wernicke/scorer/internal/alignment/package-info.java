/** The kind of job that compares a model with people. */
package wernicke.scorer.internal.alignment;
