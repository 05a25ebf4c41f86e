/** What was measured: neuroids and their numbers. */
package wernicke.dataset.described.internal.load.response;
