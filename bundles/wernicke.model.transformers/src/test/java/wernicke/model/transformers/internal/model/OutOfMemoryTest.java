package wernicke.model.transformers.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;
import wernicke.api.PluginException;
import wernicke.model.transformers.internal.engine.Torch;

class OutOfMemoryTest {
  @Test
  void recognisesPyTorchsRefusalToAllocate() {
    try (NDManager manager = Torch.newManager()) {
      Shape huge = new Shape(1L << 50);
      EngineException refusal =
          catchThrowableOfType(EngineException.class, () -> manager.create(huge, DataType.FLOAT32));
      assertThat(OutOfMemory.explain("m", refusal))
          .isInstanceOf(PluginException.class)
          .hasMessageStartingWith("m: not enough memory")
          .hasCause(refusal);
    }
  }

  @Test
  void recognisesAFullGpu() {
    EngineException refusal =
        new EngineException("CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has ...");
    assertThat(OutOfMemory.explain("m", refusal)).isInstanceOf(PluginException.class);
  }

  @Test
  void leavesOtherFailuresAlone() {
    EngineException other = new EngineException("index out of range in self");
    assertThat(OutOfMemory.explain("m", other)).isSameAs(other);
  }
}
