/** Checkpoints from the hub, resumed and checked; the models of the paper. */
package wernicke.hub.internal.models;
