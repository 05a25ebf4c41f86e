/**
 * On which devices, in which precision, resident or streamed: chosen for each model when it is
 * used.
 */
package wernicke.model.transformers.internal.device;
