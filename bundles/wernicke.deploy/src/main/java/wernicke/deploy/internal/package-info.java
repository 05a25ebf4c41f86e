/** The drop folder of bundles: what lies there, what runs of it, and why the rest does not. */
package wernicke.deploy.internal;
