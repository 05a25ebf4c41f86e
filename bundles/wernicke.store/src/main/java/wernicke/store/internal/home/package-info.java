/** The home folder, and where data sets lie. */
package wernicke.store.internal.home;
