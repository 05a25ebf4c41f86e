/**
 * One SQLite file: its schema and how older ones are brought up to it, its lock, what can go wrong.
 */
package wernicke.store.internal.journal.database;
