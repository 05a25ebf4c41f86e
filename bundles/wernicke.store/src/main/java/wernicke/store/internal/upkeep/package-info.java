/** Reading all of the store, and making room in it. */
package wernicke.store.internal.upkeep;
