/** Figures of scores. */
package wernicke.analysis.internal;
