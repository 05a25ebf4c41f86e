/**
 * Verbs about results: {@code results}, {@code result}, {@code compare}, {@code plot} and so on.
 */
package wernicke.report.internal.verb;
