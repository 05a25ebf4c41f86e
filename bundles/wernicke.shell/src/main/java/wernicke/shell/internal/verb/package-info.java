/** The verbs. */
package wernicke.shell.internal.verb;
