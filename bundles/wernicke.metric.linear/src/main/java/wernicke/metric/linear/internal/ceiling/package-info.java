/** How well people predict a person: ceilings of the regressions. */
package wernicke.metric.linear.internal.ceiling;
