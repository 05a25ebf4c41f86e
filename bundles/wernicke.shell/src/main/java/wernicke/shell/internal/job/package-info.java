/** Jobs submitted and followed to their score: {@code score} and {@code demo}. */
package wernicke.shell.internal.job;
