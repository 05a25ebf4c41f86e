/** Checkpoints from the hub into models/: chosen, resumed and checked. */
package wernicke.hub.internal.models;
