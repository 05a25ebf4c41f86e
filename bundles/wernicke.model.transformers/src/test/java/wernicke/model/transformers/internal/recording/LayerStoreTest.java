package wernicke.model.transformers.internal.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.PluginException;

/** Room for recordings on the heap and beside it. */
class LayerStoreTest {
  @TempDir Path folder;

  @Test
  void theHeapHoldsNumbersThatAreNotThereYet() {
    List<FloatBuffer> layers = LayerStore.heap(2, 3);
    layers.get(1).put(0, 4);
    assertThat(layers.get(0).get(0)).isNaN();
    assertThat(layers.get(1).get(0)).isEqualTo(4);
    assertThat(layers.get(1).get(2)).isNaN();
  }

  @Test
  void smallRecordingsStayOnTheHeap() {
    assertThat(LayerStore.of(2, 1000, folder)).allMatch(FloatBuffer::hasArray);
    long large = Runtime.getRuntime().maxMemory() / 100;
    assertThat(LayerStore.of(30, large / 4, folder)).noneMatch(FloatBuffer::hasArray);
  }

  @Test
  void aLayerThatCannotBeMappedIsOneLine() {
    assertThatThrownBy(() -> LayerStore.of(1, Integer.MAX_VALUE, folder))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("more than 2 GB: divide the stimuli");
  }
}
