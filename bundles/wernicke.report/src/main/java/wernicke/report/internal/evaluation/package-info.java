/**
 * How the result of an evaluation looks: as text, as a row of a table, as JSON and as CSV. The
 * shell carries a private copy.
 */
package wernicke.report.internal.evaluation;
