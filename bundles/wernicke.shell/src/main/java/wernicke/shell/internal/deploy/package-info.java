/** What is wrong with bundles that are dropped in, said on the shell and in the log. */
package wernicke.shell.internal.deploy;
