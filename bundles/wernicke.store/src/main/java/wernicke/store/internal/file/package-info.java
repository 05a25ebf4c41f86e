/** Durable writes and the words for full and read-only disks. */
package wernicke.store.internal.file;
