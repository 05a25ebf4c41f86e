/** Verbs, their arguments, and how they end: in one line and an exit status. */
package wernicke.shell.internal.cli;
