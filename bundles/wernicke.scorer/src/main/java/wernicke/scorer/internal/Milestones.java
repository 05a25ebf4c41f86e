package wernicke.scorer.internal;

/** How much of a whole job each step is, roughly; only for progress and ETA. */
final class Milestones {
  private static final double READY = 0.03;
  private static final double CEILING = 0.1;

  private double recording;
  private int layers = 1;

  /**
   * Now it is known how many layers there are and whether the recording is in the store already.
   */
  void plan(int layerCount, boolean recorded) {
    layers = layerCount;
    recording = recorded ? 0 : 0.8;
  }

  /** Fraction of the job when {@code count} layers are compared. */
  double compared(int count) {
    return READY + recording + layers(count);
  }

  /** Fraction of the job that {@code count} layers are. */
  double layers(int count) {
    return count * layer();
  }

  private double layer() {
    return (1 - READY - CEILING - recording) / layers;
  }

  /** Fraction of the job when {@code fraction} of the step is done. */
  double within(String purpose, int compared, double fraction) {
    return switch (purpose.substring(0, purpose.indexOf(':'))) {
      case "description" -> 0;
      case "stimuli" -> READY / 2;
      case "localizer" -> READY * 0.75;
      case "recording" -> READY + recording * fraction;
      case "comparison" -> compared(compared) + layer() * fraction;
      default -> 1 - CEILING * (1 - fraction);
    };
  }
}
