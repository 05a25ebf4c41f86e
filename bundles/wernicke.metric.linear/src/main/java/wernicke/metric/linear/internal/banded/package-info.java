/** The metric {@code banded} and its variance partition. */
package wernicke.metric.linear.internal.banded;
