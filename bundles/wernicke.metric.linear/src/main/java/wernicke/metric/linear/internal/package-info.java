/**
 * The metrics {@code linear}, {@code ridge} and {@code ridge-per-neuroid}; {@code banded} is beside
 * them.
 */
package wernicke.metric.linear.internal;
