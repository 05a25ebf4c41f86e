/** The models of the paper. */
package wernicke.hub.internal.models.paper;
