package wernicke.model.transformers.internal.decoder.layout;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which device each block lives on. The embedding is with the first block, the head with the last,
 * what is between an encoder and its decoder with the decoder's first.
 *
 * @param devices index of each block's device, ascending; empty if all are on the first
 */
public record Placement(List<Integer> devices) {
  /** Everything on one device. */
  public static final Placement ONE = new Placement(List.of());

  /**
   * The memory that weights need.
   *
   * @param blocks bytes of each block
   * @param rest bytes of everything else, which is counted on every device that may need some of it
   * @param encoderBlocks how many of the blocks are an encoder's
   */
  public record Need(List<Long> blocks, long rest, int encoderBlocks) {
    public Need {
      blocks = List.copyOf(blocks);
    }

    /** Bytes of the largest block. */
    public long largest() {
      return blocks.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Bytes of everything, once. */
    public long total() {
      return rest + blocks.stream().mapToLong(Long::longValue).sum();
    }

    private boolean withRest(int block) {
      return block == 0 || block == blocks.size() - 1 || block == encoderBlocks;
    }
  }

  public Placement {
    devices = List.copyOf(devices);
  }

  /** The device of a block. */
  public int block(int index) {
    return devices.isEmpty() ? 0 : devices.get(index);
  }

  /** The device of the embedding. */
  public int embedding() {
    return block(0);
  }

  /** The device of the head. */
  public int head() {
    return devices.isEmpty() ? 0 : devices.get(devices.size() - 1);
  }

  /**
   * Shares the blocks in proportion to the free memory of the devices, or, if some device cannot
   * hold its share, fills one after the other.
   *
   * @param free bytes that weights may take on each device
   * @return empty if they do not fit
   */
  public static Optional<Placement> fitting(Need need, List<Long> free) {
    Placement shared = proportional(need, free);
    return shared.fits(need, free) ? Optional.of(shared) : filled(need, free);
  }

  /** Shares the blocks in proportion to the free memory, whether they fit or not. */
  public static Placement proportional(Need need, List<Long> free) {
    double[] shares = new double[free.size()];
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      boolean end = i == 0 || i == shares.length - 1;
      sum += Math.max(free.get(i) - (end ? need.rest() : 0), 0);
      shares[i] = sum;
    }
    double all = need.total() - need.rest();
    List<Integer> devices = new ArrayList<>();
    double before = 0;
    int device = 0;
    for (long block : need.blocks()) {
      double middle = (before + block / 2.0) / all * sum;
      while (device < shares.length - 1 && middle > shares[device]) {
        device++;
      }
      devices.add(device);
      before += block;
    }
    return new Placement(devices);
  }

  private static Optional<Placement> filled(Need need, List<Long> free) {
    List<Integer> devices = new ArrayList<>();
    int device = 0;
    while (devices.size() < need.blocks().size()) {
      devices.add(device);
      if (!new Placement(devices).fits(need, free)) {
        devices.remove(devices.size() - 1);
        device++;
        if (device == free.size()) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(new Placement(devices));
  }

  private boolean fits(Need need, List<Long> free) {
    long[] taken = new long[free.size()];
    Set<Integer> withRest = new HashSet<>();
    for (int i = 0; i < devices.size(); i++) {
      taken[block(i)] += need.blocks().get(i);
      if (need.withRest(i) && withRest.add(block(i))) {
        taken[block(i)] += need.rest();
      }
    }
    return IntStream.range(0, taken.length).allMatch(i -> taken[i] <= free.get(i));
  }
}
