/** The Gogo commands: verbs in scripts and pipes. */
package wernicke.shell.internal.gogo;
