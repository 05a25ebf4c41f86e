/**
 * Rules about texts that several plugins share, and texts in messages: where two differ, with
 * blanks that people can see.
 */
package wernicke.formats.internal.text;
