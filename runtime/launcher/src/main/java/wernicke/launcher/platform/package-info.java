/** The framework that runs the bundles, with native libraries and the log. */
package wernicke.launcher.platform;
