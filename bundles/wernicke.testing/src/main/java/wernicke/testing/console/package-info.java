/** Stand-ins for what verbs stand on: a terminal, and the services in memory. */
package wernicke.testing.console;
