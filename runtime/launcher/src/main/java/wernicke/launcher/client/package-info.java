/** A command is sent to the service that runs. */
package wernicke.launcher.client;
