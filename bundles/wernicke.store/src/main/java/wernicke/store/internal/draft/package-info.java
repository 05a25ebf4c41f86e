/**
 * Unfinished recordings: files that only grow, frame by frame, each under its checksums, so that
 * whatever ends the process costs the last frame at most.
 */
package wernicke.store.internal.draft;
