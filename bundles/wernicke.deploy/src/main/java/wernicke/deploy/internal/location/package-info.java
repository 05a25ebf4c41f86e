/** Where bundles come from: the drop folder, or the application. */
package wernicke.deploy.internal.location;
