package wernicke.model.transformers.internal.decoder.layout;

import ai.djl.ndarray.NDManager;
import java.util.List;
import wernicke.model.transformers.internal.engine.Precision;

/**
 * Where a decoder's weights and states lie.
 *
 * @param managers of each device's memory; closed with the decoder
 * @param placement which of them each block uses
 * @param residency whether weights stay
 * @param waveBytes memory for the states of one wave when weights are streamed
 * @param precision of the matrices
 */
public record Layout(
    List<NDManager> managers,
    Placement placement,
    Residency residency,
    long waveBytes,
    Precision precision) {
  public Layout {
    managers = List.copyOf(managers);
  }

  /** Everything on one device, in float32. */
  public static Layout of(NDManager manager, Residency residency, long waveBytes) {
    return new Layout(List.of(manager), Placement.ONE, residency, waveBytes, Precision.FLOAT32);
  }
}
