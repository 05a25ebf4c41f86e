/**
 * What people type: arguments against their usage, ids in any capitals, what was probably meant.
 */
package wernicke.console.internal.words;
