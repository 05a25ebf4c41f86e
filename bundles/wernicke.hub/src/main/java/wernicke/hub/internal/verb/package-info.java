/**
 * {@code models pull}, {@code models paper}, {@code data}, {@code data add}, {@code data fetch}.
 */
package wernicke.hub.internal.verb;
