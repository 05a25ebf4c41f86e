/** Verbs about your own data: {@code data new}, {@code data check}. */
package wernicke.dataset.described.internal.verb;
