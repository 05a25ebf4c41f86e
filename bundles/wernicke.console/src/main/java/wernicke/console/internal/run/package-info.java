/** Verbs found by their names and run; whatever goes wrong ends in one line and an exit status. */
package wernicke.console.internal.run;
