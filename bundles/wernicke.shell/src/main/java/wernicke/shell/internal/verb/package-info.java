/** The verbs that are there, wherever they come from; those about the service itself. */
package wernicke.shell.internal.verb;
