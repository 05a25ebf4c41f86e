/** Files of people and of published data: what messages call them, and what to do about them. */
package wernicke.formats.internal.file;
