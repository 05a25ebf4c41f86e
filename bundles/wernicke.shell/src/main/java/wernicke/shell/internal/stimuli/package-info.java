/** {@code data stimuli}: what a model reads, as text, CSV and JSON. */
package wernicke.shell.internal.stimuli;
