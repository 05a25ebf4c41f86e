/** What may come next on a command line: at the prompt, and in bash, zsh and fish. */
package wernicke.shell.internal.completion;
