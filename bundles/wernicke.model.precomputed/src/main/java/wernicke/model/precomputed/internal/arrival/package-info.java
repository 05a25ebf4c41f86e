/**
 * What lies in {@code models/} and is no checkpoint comes and goes as a service, or a line says why
 * not.
 */
package wernicke.model.precomputed.internal.arrival;
