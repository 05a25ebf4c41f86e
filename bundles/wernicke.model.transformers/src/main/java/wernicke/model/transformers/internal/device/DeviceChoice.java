package wernicke.model.transformers.internal.device;

import ai.djl.Device;
import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import wernicke.formats.internal.file.ByteCount;
import wernicke.model.transformers.internal.decoder.layout.Placement;
import wernicke.model.transformers.internal.decoder.layout.Residency;
import wernicke.model.transformers.internal.engine.Devices;
import wernicke.model.transformers.internal.engine.Precision;

/**
 * Where a checkpoint's weights go when there are GPUs, or several devices: shared among all of them
 * if they fit, else streamed through the one with the most free memory. It is empty if not even a
 * block fits there.
 */
final class DeviceChoice {
  /** States and attention want memory too. */
  private static final double FOR_WEIGHTS = 0.8;

  /** A block is loaded in pieces beside itself, and the states of a wave lie beside it. */
  private static final int FOR_BLOCK = 2;

  private final List<Device> devices;
  private final List<Long> free;
  private final Placement.Need need;
  private final Precision precision;

  /**
   * @param free bytes that are free on each device
   * @param precision in which the weights need that
   */
  DeviceChoice(List<Device> devices, List<Long> free, Placement.Need need, Precision precision) {
    this.devices = devices;
    this.free = free;
    this.need = need;
    this.precision = precision;
  }

  /**
   * The choice.
   *
   * @param wish {@code resident} or {@code streaming} where the user says so, else empty
   */
  Optional<ResidencyChoice> choose(String wish) {
    return switch (wish) {
      case "" -> resident().or(this::streaming);
      case "resident" -> Optional.of(resident(Placement.proportional(need, forWeights())));
      case "streaming" -> streaming();
      default -> throw ResidencyChoice.unknown(wish);
    };
  }

  private Optional<ResidencyChoice> resident() {
    return Placement.fitting(need, forWeights()).map(this::resident);
  }

  private List<Long> forWeights() {
    return free.stream().map(bytes -> (long) (bytes * FOR_WEIGHTS)).toList();
  }

  private ResidencyChoice resident(Placement placement) {
    return choice(Residency.RESIDENT, devices, placement, 0);
  }

  private Optional<ResidencyChoice> streaming() {
    int best = 0;
    for (int i = 1; i < free.size(); i++) {
      best = free.get(i) > free.get(best) ? i : best;
    }
    long most = free.get(best);
    return need.largest() > most / FOR_BLOCK
        ? Optional.empty()
        : Optional.of(
            choice(Residency.STREAMING, List.of(devices.get(best)), Placement.ONE, most / 8));
  }

  private ResidencyChoice choice(
      Residency residency, List<Device> used, Placement placement, long waveBytes) {
    List<String> places = new ArrayList<>();
    for (int i = 0; i < used.size(); i++) {
      String name = Devices.name(used.get(i));
      places.add(name + blocks(placement, i, used.size()));
    }
    String where = String.join("; ", places);
    String why =
        "%s on %s: %s in %s, %s free"
            .formatted(
                residency.name().toLowerCase(Locale.ROOT),
                where,
                ByteCount.text(need.total()),
                precision.word(),
                ByteCount.text(free.stream().mapToLong(Long::longValue).sum()));
    return new ResidencyChoice(residency, why, waveBytes, used, placement, precision, where);
  }

  private String blocks(Placement placement, int device, int count) {
    if (count == 1) {
      return "";
    }
    IntSummaryStatistics blocks =
        IntStream.range(0, need.blocks().size())
            .filter(i -> placement.block(i) == device)
            .summaryStatistics();
    return switch ((int) blocks.getCount()) {
      case 0 -> " without blocks";
      case 1 -> " with block " + blocks.getMin();
      default -> " with blocks %d to %d".formatted(blocks.getMin(), blocks.getMax());
    };
  }
}
