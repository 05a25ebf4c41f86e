/** The figure of a brain seen through. */
package wernicke.analysis.internal.brain;
