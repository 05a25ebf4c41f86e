/** Files of JSON that people or their programs write: strictly one object, and where it is not. */
package wernicke.formats.internal.json;
