/** From the values of neuroids to one number: medians, nested choice of the layer, intervals. */
package wernicke.scorer.internal.score;
