/** The hub: addresses of checkpoints, what they hold, and getting it. */
package wernicke.hub.internal.models.remote;
