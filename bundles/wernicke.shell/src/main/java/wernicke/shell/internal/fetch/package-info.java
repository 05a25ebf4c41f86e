/** Downloads of published data: resumed, checked, under their name only when complete. */
package wernicke.shell.internal.fetch;
