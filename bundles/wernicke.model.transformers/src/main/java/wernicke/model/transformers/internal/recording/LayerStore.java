package wernicke.model.transformers.internal.recording;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.Scratch;

/**
 * Room for a recording while it is made, filled with NaN: on the heap if it takes no more than a
 * quarter of what is free there, else in a file that is gone once nobody needs it any more. The
 * system keeps as much of the file in memory as there is room for, so that the states of a large
 * model on a long text need none of it.
 */
final class LayerStore {
  private LayerStore() {}

  /**
   * Makes room.
   *
   * @param numbers of each layer
   * @param folder for the file
   * @throws PluginException if a layer is larger than a file can be mapped, or the disk is full
   */
  static List<FloatBuffer> of(int layers, long numbers, Path folder) {
    long needed = Math.multiplyExact(layers * (long) Float.BYTES, numbers);
    if (numbers > Integer.MAX_VALUE / Float.BYTES) {
      throw new PluginException(
          "a layer of %d MB is more than 2 GB: divide the stimuli"
              .formatted((needed / layers) >> 20));
    }
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    return needed <= free / 4
        ? heap(layers, (int) numbers)
        : Scratch.map(layers, numbers, folder, "the recording");
  }

  static List<FloatBuffer> heap(int layers, int numbers) {
    List<FloatBuffer> buffers = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      float[] values = new float[numbers];
      Arrays.fill(values, Float.NaN);
      buffers.add(FloatBuffer.wrap(values));
    }
    return buffers;
  }
}
