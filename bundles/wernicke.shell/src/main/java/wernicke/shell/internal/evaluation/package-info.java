/** The verbs about properties of models alone. */
package wernicke.shell.internal.evaluation;
