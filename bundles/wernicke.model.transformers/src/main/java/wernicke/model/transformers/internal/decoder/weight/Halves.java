package wernicke.model.transformers.internal.decoder.weight;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import wernicke.formats.internal.safetensors.StoredType;
import wernicke.model.transformers.internal.decoder.operation.Chain;
import wernicke.model.transformers.internal.decoder.operation.Script;
import wernicke.model.transformers.internal.engine.Precision;

/**
 * Weights in half precision: float16 or bfloat16. DJL does not know bfloat16 and ends the process
 * when it is asked to make one, so that arrays are filled as float16 of the same bits, and the
 * TorchScript module makes bfloat16 of them. Such an array may be reshaped, transposed, gathered
 * from, multiplied with and widened; its type may not be asked for.
 */
public final class Halves {
  private final Script script;
  private final Precision precision;
  private final String prefix;

  /**
   * Loads the module; it is freed with {@code manager}.
   *
   * @param precision not float32
   */
  public Halves(NDManager manager, Precision precision) {
    this.precision = precision;
    this.prefix = precision == Precision.BFLOAT16 ? "brain_" : "half_";
    this.script = new Script(manager, "halves.torchscript");
  }

  /** Whether that is how the numbers are stored: then they need not be converted. */
  boolean storedAs(StoredType type) {
    return type == (precision == Precision.BFLOAT16 ? StoredType.BF16 : StoredType.F16);
  }

  /** Rounds float32 to the nearest: its bits, as float16 to DJL. */
  NDArray narrow(NDArray x) {
    return call("narrow", x);
  }

  /** Takes bits for what they are; that array is closed. */
  NDArray typed(NDArray bits) {
    NDArray typed = call("typed", bits);
    bits.close();
    return typed;
  }

  /** The same numbers in float32. */
  NDArray widen(NDArray typed) {
    return typed.toType(DataType.FLOAT32, true);
  }

  /**
   * x W', with x rounded too; sums are as exact as the device makes them.
   *
   * @param x ... x input features, float32
   * @param weight output features x input features
   * @return ... x output features, float32
   */
  NDArray product(NDArray x, NDArray weight) {
    return Chain.then(call("product", x, weight), this::widen);
  }

  private NDArray call(String what, NDArray... arrays) {
    return script.call(prefix + what, arrays);
  }
}
