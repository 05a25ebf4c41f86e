/** Tables, JSON and CSV. */
package wernicke.shell.internal.report;
