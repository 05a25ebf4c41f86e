package wernicke.model.transformers.internal.device;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.ByteCount;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.decoder.layout.Layout;
import wernicke.model.transformers.internal.decoder.layout.Placement;
import wernicke.model.transformers.internal.decoder.layout.Residency;
import wernicke.model.transformers.internal.engine.Devices;
import wernicke.model.transformers.internal.engine.Memory;
import wernicke.model.transformers.internal.engine.Precision;
import wernicke.model.transformers.internal.family.plan.Architecture;

/**
 * Whether a checkpoint's weights stay in memory or are streamed block by block, and on which
 * devices. On the processor they are resident if they take, in float32, no more than half of the
 * memory that is free; for others see {@link DeviceChoice}. The system property {@code
 * wernicke.weights} ({@code resident} or {@code streaming}) decides instead where it is set.
 *
 * @param why one line for people
 * @param waveBytes memory for states while weights are streamed
 * @param devices that are used
 * @param placement which blocks each of them has
 * @param precision of the matrices
 * @param where the devices for a recording's notes; empty for the processor alone
 */
public record ResidencyChoice(
    Residency residency,
    String why,
    long waveBytes,
    List<Device> devices,
    Placement placement,
    Precision precision,
    String where) {
  public static final String PROPERTY = "wernicke.weights";

  /** {@code resident} or {@code streaming}. */
  public String word() {
    return residency.name().toLowerCase(Locale.ROOT);
  }

  /**
   * How a decoder is to lie in memory.
   *
   * @param managers one of each device
   */
  public Layout layout(List<NDManager> managers) {
    return new Layout(managers, placement, residency, waveBytes, precision);
  }

  /**
   * Looks at the devices, and the memory that is free now.
   *
   * @param precision that is asked for
   * @throws PluginException if the processor would have to work in half precision
   */
  public static ResidencyChoice now(Checkpoint checkpoint, Precision precision) {
    long needed = checkpoint.parameters() * Float.BYTES;
    List<Device> devices = Devices.configured();
    if (precision != Precision.FLOAT32 && !devices.stream().allMatch(Device::isGpu)) {
      throw noHalves(precision, "the processor works in float32");
    }
    if (Devices.plain(devices)) {
      return of(needed, Memory.available());
    }
    List<Long> free = devices.stream().map(d -> Devices.free(d) / sharing(devices, d)).toList();
    Placement.Need need = need(checkpoint, precision.bytes());
    return new DeviceChoice(devices, free, need, precision)
        .choose(System.getProperty(PROPERTY, ""))
        .orElseGet(
            () -> {
              if (precision != Precision.FLOAT32) {
                throw noHalves(precision, "not even one block fits on a GPU");
              }
              return of(needed, Memory.available());
            });
  }

  private static PluginException noHalves(Precision precision, String why) {
    return new PluginException(
        "-D%s=%s needs GPUs with room for the weights: %s; leave it out"
            .formatted(Precision.PROPERTY, precision.word(), why));
  }

  /** What a block's tensors have in common is the block's name. */
  private static Placement.Need need(Checkpoint checkpoint, int bytes) {
    Architecture architecture = checkpoint.architecture();
    List<Long> blocks = new ArrayList<>();
    for (String layer : architecture.layers()) {
      String name =
          (layer.startsWith(architecture.prefix())
                  ? layer.substring(architecture.prefix().length())
                  : layer)
              + ".";
      blocks.add(
          checkpoint.tensors().values().stream()
              .filter(t -> t.name().startsWith(name))
              .mapToLong(t -> t.entry().elements() * bytes)
              .sum());
    }
    long all = blocks.stream().mapToLong(Long::longValue).sum();
    long rest = checkpoint.parameters() * bytes - all;
    return new Placement.Need(blocks, rest, architecture.encoderBlocks());
  }

  /** Half of the processor's memory stays free, the rest is for all devices that are it. */
  private static int sharing(List<Device> devices, Device device) {
    return device.isGpu() ? 1 : 2 * Collections.frequency(devices, device);
  }

  /**
   * On the processor.
   *
   * @param needed bytes of all weights in float32
   * @param free bytes that are free
   */
  static ResidencyChoice of(long needed, long free) {
    String wish = System.getProperty(PROPERTY, "");
    Residency residency =
        switch (wish) {
          case "" -> needed <= free / 2 ? Residency.RESIDENT : Residency.STREAMING;
          case "resident" -> Residency.RESIDENT;
          case "streaming" -> Residency.STREAMING;
          default -> throw unknown(wish);
        };
    String why =
        "%s: %s in float32, %s of memory free%s"
            .formatted(
                residency.name().toLowerCase(Locale.ROOT),
                ByteCount.text(needed),
                ByteCount.text(free),
                wish.isEmpty() ? "" : ", as -D" + PROPERTY + " says");
    return new ResidencyChoice(
        residency, why, free / 8, List.of(Device.cpu()), Placement.ONE, Precision.FLOAT32, "");
  }

  static PluginException unknown(String wish) {
    return new PluginException("-D%s=%s: it is resident or streaming".formatted(PROPERTY, wish));
  }
}
