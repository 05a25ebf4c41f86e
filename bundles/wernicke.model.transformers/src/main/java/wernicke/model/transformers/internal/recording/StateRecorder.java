package wernicke.model.transformers.internal.recording;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import wernicke.api.Matrix;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec.Pooling;

/**
 * Hidden states of every block, one row per part: the last token's, the first's, or the mean over
 * the part's tokens. A blank part repeats the row before it, as asking Brain-Score for it would; at
 * the beginning of a passage, where there is no state, its row is NaN.
 */
public final class StateRecorder implements Recorder {
  private final Plan plan;
  private final List<String> layers;
  private final int width;
  private final Pooling pooling;
  private final List<FloatBuffer> values;

  /**
   * @param scratch folder for recordings that are large
   * @throws PluginException if there is no room for the states
   */
  public StateRecorder(Plan plan, List<String> layers, int width, Pooling pooling, Path scratch) {
    this.plan = plan;
    this.layers = layers;
    this.width = width;
    this.pooling = pooling;
    this.values = LayerStore.of(layers.size(), (long) plan.parts() * width, scratch);
  }

  @Override
  public void afterBlock(Batch batch, int block, NDArray states) {
    try (NDManager scope = states.getManager().newSubManager()) {
      float[] picked = Rows.select(states, rows(batch, block), scope).toFloatArray();
      int row = 0;
      for (Pass pass : batch.passes()) {
        for (Target target : pass.targets()) {
          int count = count(target);
          mean(picked, row, count, values.get(block), target.part());
          row += count;
        }
      }
    }
  }

  private long[] rows(Batch batch, int block) {
    LongStream.Builder rows = LongStream.builder();
    for (int i = 0; i < batch.passes().size(); i++) {
      for (Target target : batch.passes().get(i).targets()) {
        for (int j = 0; j < count(target); j++) {
          rows.add(batch.row(i, first(target) + j, block));
        }
      }
    }
    return rows.build().toArray();
  }

  /** How many of the part's tokens represent it. */
  private int count(Target target) {
    return pooling == Pooling.MEAN ? Math.max(1, target.to() - target.from()) : 1;
  }

  /** The first of them; a part without tokens has the state of the token before. */
  private int first(Target target) {
    return pooling == Pooling.LAST ? target.to() - 1 : Math.min(target.from(), target.to() - 1);
  }

  private void mean(float[] picked, int row, int count, FloatBuffer layer, int part) {
    if (count == 1) {
      layer.put(part * width, picked, row * width, width);
      return;
    }
    for (int j = 0; j < width; j++) {
      double sum = 0;
      for (int i = row; i < row + count; i++) {
        sum += picked[i * width + j];
      }
      layer.put(part * width + j, (float) (sum / count));
    }
  }

  @Override
  public int pieces(int blocks) {
    return blocks;
  }

  @Override
  public Matrix taken(Batch batch, int block) {
    List<Target> targets = batch.targets();
    float[] rows = new float[targets.size() * width];
    for (int i = 0; i < targets.size(); i++) {
      values.get(block).get(targets.get(i).part() * width, rows, i * width, width);
    }
    return Matrix.of(targets.size(), width, rows);
  }

  @Override
  public void putBack(Batch batch, int block, Matrix taken) {
    List<Target> targets = batch.targets();
    float[] rows = taken.toArray();
    for (int i = 0; i < targets.size(); i++) {
      values.get(block).put(targets.get(i).part() * width, rows, i * width, width);
    }
  }

  @Override
  public Recording finish() {
    Map<String, Matrix> matrices = new LinkedHashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      repeatAtBlanks(values.get(i));
      matrices.put(layers.get(i), Matrix.of(plan.parts(), width, values.get(i)));
    }
    return new Recording(Recording.Rows.PARTS, matrices, plan.notes());
  }

  private void repeatAtBlanks(FloatBuffer layer) {
    for (Plan.Blank blank : plan.blanks()) {
      if (!blank.opening()) {
        int to = blank.part() * width;
        layer.put(to, layer, to - width, width);
      }
    }
  }
}
