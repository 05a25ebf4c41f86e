/**
 * Jobs, scores and finished steps in an embedded SQLite database, {@code store/wernicke.db}.
 *
 * <p>A table has one class with its SQL; {@link wernicke.store.internal.journal.database.Database}
 * decides on threads, transactions and durability; {@link
 * wernicke.store.internal.journal.database.Schema} on versions; {@link
 * wernicke.store.internal.journal.database.Beginnings} on where a journal comes from.
 */
package wernicke.store.internal.journal;
