/** The services that verbs stand on, and what they hear of jobs and plugins. */
package wernicke.shell.internal.service;
