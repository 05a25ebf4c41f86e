/** What is wrong with bundles and components of the platform. */
package wernicke.deploy.internal.trouble;
