/** The Gogo commands, completion and the interactive sessions. */
package wernicke.shell.internal.gogo;
