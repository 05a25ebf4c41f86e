/**
 * A score and the controls beside it as text, JSON and CSV, and the pictures of it. Each bundle
 * that shows scores carries a private copy.
 */
package wernicke.report.internal.score;
