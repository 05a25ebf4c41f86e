/** What lies in a watched folder, and what a bundle makes of it. */
package wernicke.folders.internal.shelf;
