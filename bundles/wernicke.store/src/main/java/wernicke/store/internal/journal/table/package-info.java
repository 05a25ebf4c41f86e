/** The tables: a class for each, which alone knows its columns. */
package wernicke.store.internal.journal.table;
