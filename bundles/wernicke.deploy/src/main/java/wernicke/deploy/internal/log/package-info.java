/** What goes into the log, and how much of it. */
package wernicke.deploy.internal.log;
