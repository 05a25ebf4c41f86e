/**
 * The folder of a service: where things are, whose they are, who holds it, what its service says of
 * itself.
 */
package wernicke.launcher.home;
