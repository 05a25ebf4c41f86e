/**
 * Recordings as safetensors files named by content hash: eight bytes of header length, a JSON
 * header, then the numbers, little-endian and without gaps. Python's {@code safetensors} opens
 * them.
 */
package wernicke.store.internal.safetensors;
