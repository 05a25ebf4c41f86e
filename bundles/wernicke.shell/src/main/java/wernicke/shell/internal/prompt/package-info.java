/** The prompt: lines that people type at a terminal, TAB, and what they see when they mistype. */
package wernicke.shell.internal.prompt;
