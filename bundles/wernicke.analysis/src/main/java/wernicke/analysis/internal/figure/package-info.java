/** The figures of scores, and their files. */
package wernicke.analysis.internal.figure;
