package wernicke.dataset.wikitext2.internal;

/**
 * A line of the text that is not blank.
 *
 * @param number of the line in the file, from 1
 * @param text as it stands in the file, with the white space and the blank lines behind it; the
 *     first line with those before it too
 * @param article number of its article, from 1
 * @param title of its article
 */
record Line(int number, String text, int article, String title) {}
