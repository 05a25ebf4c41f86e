/** Verbs about the plugins that are there. */
package wernicke.shell.internal.catalog;
