/** The metric {@code pearsonr}: surprisals against behaviour. */
package wernicke.metric.correlation.internal;
