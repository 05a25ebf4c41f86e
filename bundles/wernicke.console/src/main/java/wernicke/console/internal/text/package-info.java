/** Text for people, fitted to their terminal: tables, lines, progress, numbers; JSON and CSV. */
package wernicke.console.internal.text;
