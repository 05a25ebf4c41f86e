/** Texts in messages: where two differ, with blanks that people can see. */
package wernicke.formats.internal.text;
