/** Verbs about the store: {@code verify}, {@code recordings}. */
package wernicke.store.internal.verb;
