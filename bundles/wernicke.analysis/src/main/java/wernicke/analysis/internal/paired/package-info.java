/** The test between two scores by the subjects that they share. */
package wernicke.analysis.internal.paired;
