package wernicke.linalg.internal.gram;

/**
 * Features of one training set and its test rows, in whichever form a solver needs. Matrices live
 * in the caller's scope.
 */
public interface Predictors {
  /** Whether there are at least as many features as training rows: work in the n x n kernel. */
  boolean dual();

  /** Inner products about the mean training row. */
  Kernel kernel();

  /** The centred (and scaled) features themselves; the caller may destroy them. */
  Design design();
}
