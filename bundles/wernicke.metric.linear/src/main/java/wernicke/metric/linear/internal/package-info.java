/** The metrics {@code linear}, {@code ridge} and {@code ridge-per-neuroid}. */
package wernicke.metric.linear.internal;
