/**
 * Jobs, scores and finished steps in an embedded H2 database, {@code store/wernicke.mv.db}.
 *
 * <p>A table has one class with its SQL; {@link wernicke.store.internal.journal.Database} decides
 * on threads, transactions and durability; {@link wernicke.store.internal.journal.Schema} on
 * versions.
 */
package wernicke.store.internal.journal;
