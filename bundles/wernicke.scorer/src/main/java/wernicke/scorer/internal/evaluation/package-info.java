/** The kind of job that measures a property of a model alone. */
package wernicke.scorer.internal.evaluation;
