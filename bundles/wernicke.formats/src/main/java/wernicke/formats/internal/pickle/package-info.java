/**
 * Python's pickles, as far as they are plain data: nothing in them is called, and what they may
 * build besides is a closed list that the caller gives.
 */
package wernicke.formats.internal.pickle;
