package wernicke.model.transformers.internal;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.decoder.Decoder;
import wernicke.model.transformers.internal.decoder.Tokens;
import wernicke.model.transformers.internal.decoder.layout.Layout;
import wernicke.model.transformers.internal.decoder.layout.Residency;
import wernicke.model.transformers.internal.engine.Devices;
import wernicke.model.transformers.internal.engine.Torch;
import wernicke.model.transformers.internal.family.plan.Architecture;

/** Decoders of checkpoint folders, and what comes out of them. */
public final class Decoders {
  private Decoders() {}

  /** Memory of the first device; the processor where there is no GPU. */
  public static NDManager manager() {
    return Torch.newManager(Devices.configured().get(0));
  }

  /** All weights in memory. */
  public static Decoder resident(Path folder) {
    return open(folder, Residency.RESIDENT, 0);
  }

  /** A decoder of a folder. */
  public static Decoder open(Path folder, Residency residency, long waveBytes) {
    Checkpoint checkpoint = Checkpoint.open(folder);
    return open(checkpoint, Layout.of(manager(), residency, waveBytes));
  }

  /** A decoder on several devices. */
  public static Decoder open(Checkpoint checkpoint, Layout layout) {
    Architecture architecture = checkpoint.architecture();
    return new Decoder(layout, architecture, checkpoint.tensors(), architecture.width());
  }

  /** Output of every block. */
  public static List<float[]> states(Decoder decoder, Tokens tokens) {
    List<float[]> states = new ArrayList<>();
    decoder.run(List.of(tokens), (batch, block, x) -> states.add(x.toFloatArray()));
    return states;
  }

  /** Logits of one sequence, tokens x vocabulary. */
  public static float[] logits(Decoder decoder, Tokens tokens) {
    List<float[]> logits = new ArrayList<>();
    decoder.run(
        List.of(tokens),
        (batch, block, x) -> {
          try (NDManager scope = x.getManager().newSubManager()) {
            NDArray stacked = x.reshape(-1, x.getShape().getLastDimension());
            stacked.attach(scope);
            logits.add(decoder.logits(stacked).toFloatArray());
          }
        });
    return logits.get(logits.size() - 1);
  }
}
