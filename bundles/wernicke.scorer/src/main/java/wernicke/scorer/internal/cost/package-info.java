/** What steps take: time told from what they took before, disk, memory; progress and time left. */
package wernicke.scorer.internal.cost;
