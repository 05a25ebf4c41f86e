/**
 * Watching a folder: a {@link Watcher} lists what lies there, waits until it settles, has it
 * examined on a thread that can be given up, offers what it holds as a service, and says why it
 * cannot. What that is, is the business of a {@link wernicke.folders.internal.shelf.Shelf}.
 */
package wernicke.folders.internal.watch;
