package wernicke.model.transformers.internal.decoder.layout;

/** Where a decoder's weights are while it runs. */
public enum Residency {
  /** All in memory: loaded once, kept for the next recording. */
  RESIDENT,
  /** One block at a time: read, used for all sequences, dropped. Depth costs no memory. */
  STREAMING
}
