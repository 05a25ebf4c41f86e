/** Which block lies on which device, and whether weights stay in memory. */
package wernicke.model.transformers.internal.decoder.layout;
