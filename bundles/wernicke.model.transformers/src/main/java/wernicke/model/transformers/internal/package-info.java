/**
 * Hugging Face checkpoint folders as language models.
 *
 * <p>{@code CheckpointFolders} (the DS component) looks for folders and registers a {@code
 * TransformerModel} for each that {@code checkpoint.Checkpoint} finds complete. What a {@code
 * config.json} means is the business of one {@code family.Architecture} per family: it names the
 * tensors and puts a {@code decoder.Decoder} together out of interchangeable parts (embedding,
 * norm, attention, feed-forward network, head). A new family is a new {@code Architecture}, parts
 * that are still missing, and a line in {@code family.Families}. Text becomes tokens in {@code
 * tokens}; {@code recording} decides which sequences have to be run and takes states or surprisals
 * out of them.
 */
package wernicke.model.transformers.internal;
