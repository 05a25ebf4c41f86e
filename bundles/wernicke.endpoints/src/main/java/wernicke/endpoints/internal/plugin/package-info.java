/** How each kind of plugin answers its requests, and what is checked before and after. */
package wernicke.endpoints.internal.plugin;
