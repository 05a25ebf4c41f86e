/** The command socket, by which the launcher runs verbs. */
package wernicke.shell.internal.socket;
