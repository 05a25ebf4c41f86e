/**
 * Headers of safetensors files, read and written: eight bytes of length (little endian), JSON, then
 * the tensors without gaps (https://github.com/huggingface/safetensors, "Format").
 */
package wernicke.formats.internal.safetensors;
