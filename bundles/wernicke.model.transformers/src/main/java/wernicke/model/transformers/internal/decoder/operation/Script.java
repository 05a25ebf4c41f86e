package wernicke.model.transformers.internal.decoder.operation;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * A TorchScript module of ours. Its methods are called as in training, not in PyTorch's inference
 * mode: under a gradient collector they bear differentiation like any other operation. One thread
 * at a time.
 */
public final class Script {
  /** How DJL is told which method of a module to run: by an argument of that name. */
  private static final String METHOD = "module_method:";

  private final PtSymbolBlock module;
  private final NDManager constants;
  private final Map<String, NDArray> methods = new HashMap<>();
  private final Map<Double, NDArray> numbers = new HashMap<>();

  /**
   * Loads the module; it is freed with {@code manager}.
   *
   * @param resource see {@link TorchScript#archive}
   */
  public Script(NDManager manager, String resource) {
    byte[] archive = TorchScript.archive(resource);
    try (ByteArrayInputStream stream = new ByteArrayInputStream(archive)) {
      module = JniUtils.loadModule((PtNDManager) manager, stream, false, false);
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    }
    constants = manager.newSubManager(Device.cpu());
  }

  /** A number as an argument; not to be closed. */
  NDArray number(double value) {
    return numbers.computeIfAbsent(value, constants::create);
  }

  /**
   * Calls a method.
   *
   * @return its result, owned by the manager of the first operand
   */
  public NDArray call(String method, NDArray... operands) {
    NDList arguments = new NDList(operands);
    arguments.add(methods.computeIfAbsent(method, this::named));
    return IValueUtils.forward(module, arguments, true).singletonOrThrow();
  }

  private NDArray named(String method) {
    NDArray name = constants.create(0f);
    name.setName(METHOD + method);
    return name;
  }
}
