package wernicke.scorer.internal.cost;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import wernicke.api.Assembly;
import wernicke.api.ModelInfo;
import wernicke.api.PluginException;
import wernicke.api.RecordingSpec;
import wernicke.formats.internal.file.ByteCount;

/**
 * What a recording and its comparisons will need.
 *
 * @param disk bytes of the recording's file, twice: models put large recordings together on disk,
 *     not on the heap
 * @param memory bytes on the heap and in native memory at the worst moment: one layer's features
 *     with their Gram matrices
 */
public record Estimate(long disk, long memory) {
  private static final int FLOAT = 4;
  private static final int DOUBLE = 8;

  public static Estimate of(ModelInfo model, Assembly assembly, RecordingSpec spec) {
    long rows =
        Math.max(assembly.stimuli().parts().size(), assembly.stimuli().presentations().size());
    boolean states = spec.kind() == RecordingSpec.Kind.STATES;
    long layers = states && spec.localizer() == 0 ? model.layers().size() : 1;
    long width = width(model, assembly, spec);
    long disk = 2 * layers * rows * width * FLOAT + (1 << 16);
    long n = assembly.scored().size();
    long features = width * Math.max(1, assembly.alignment().delays().size());
    long side = Math.min(n, features); // of the Gram or normal matrix
    long compare =
        n * features * (FLOAT + DOUBLE)
            + 4 * side * side * DOUBLE
            + 3L * n * assembly.neuroids().size() * DOUBLE;
    return new Estimate(disk, compare);
  }

  /** Features of a layer. */
  public static long width(ModelInfo model, Assembly assembly, RecordingSpec spec) {
    if (spec.kind() == RecordingSpec.Kind.SURPRISAL) {
      return 1;
    } else if (spec.localizer() > 0) {
      return spec.localizer();
    }
    return model.width() > 0
        ? model.width()
        : assembly.stimuli().presentations().size(); // OASM: as wide as long
  }

  /**
   * Refuses a job that cannot fit.
   *
   * @throws PluginException in one line that tells need and supply
   */
  public void check(long freeDisk, long freeMemory) {
    String line =
        "needs about %s of disk (%s free) and %s of memory (%s free)"
            .formatted(
                ByteCount.text(disk),
                ByteCount.text(freeDisk),
                ByteCount.text(memory),
                ByteCount.text(freeMemory));
    if (disk > freeDisk) {
      throw new PluginException(line + ": free some disk space, then 'retry' the job");
    }
    if (memory > freeMemory) {
      throw new PluginException(
          line + ": start with a larger heap (WERNICKE_OPTS=-Xmx...), then 'retry' the job");
    }
  }

  /** Heap that is still to be had: the maximum less what survived the last collection. */
  public static long freeMemory() {
    long live =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
            .mapToLong(pool -> pool.getCollectionUsage().getUsed())
            .sum();
    return Runtime.getRuntime().maxMemory() - live;
  }
}
