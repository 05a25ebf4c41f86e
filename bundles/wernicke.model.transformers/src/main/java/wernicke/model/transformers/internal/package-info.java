/**
 * Hugging Face checkpoint folders as language models.
 *
 * <p>{@code arrival.CheckpointFolders} (the DS component) looks for folders and registers a {@code
 * model.TransformerModel} for each that {@code checkpoint.Checkpoint} finds complete; {@code
 * arrival.CheckpointBundles} (the extender) does so for bundles that bring one, and {@code
 * arrival.CheckpointTools} makes such bundles and merges deltas and adapters ({@code bundled},
 * {@code merge}). Where a model's weights and states lie is chosen in {@code device}. What a {@code
 * config.json} means is the business of one {@code family.Architecture} per family: it names the
 * tensors and chooses the interchangeable parts (embedding, norm, attention, feed-forward network,
 * head) that {@code decoder.Decoder} runs, resident or streamed block by block. A new family is a
 * class beside {@code family.Phi} that reads its config into a {@code family.Plan}, parts that are
 * still missing, and a line in {@code family.Families}. Text becomes tokens in {@code tokens};
 * {@code recording} decides which sequences have to be run and takes states or surprisals out of
 * them.
 */
package wernicke.model.transformers.internal;
