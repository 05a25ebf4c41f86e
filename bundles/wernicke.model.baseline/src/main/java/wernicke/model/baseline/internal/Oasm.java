package wernicke.model.baseline.internal;

import java.util.List;
import wernicke.api.Fingerprint;
import wernicke.api.Matrix;
import wernicke.api.Presentation;
import wernicke.api.Progress;
import wernicke.api.Recording.Rows;
import wernicke.api.Stimuli;

/**
 * Orthogonal autocorrelated sequences: an identity matrix over the presentations, blurred within
 * each passage by a Gaussian (Hadidi et al. 2026, doi 10.1038/s41467-026-72253-7, and OASM.ipynb of
 * github.com/ebrahimfeghhi/beyond-brainscore, which uses {@code gaussian_filter1d} on each
 * passage's block). Neighbours in time look alike, nothing else does: it scores where a
 * cross-validation leaks between neighbours. Rows sum to 1; there is no further normalisation.
 *
 * @param sigma width of the Gaussian in presentations; the paper uses 2.2 for Pereira2018, 1.8 for
 *     Fedorenko2016, 1.5 for Blank2014
 */
record Oasm(double sigma) implements Control {
  @Override
  public String description() {
    return "autocorrelation without language: identity blurred within passages";
  }

  @Override
  public Rows rows() {
    return Rows.PRESENTATIONS;
  }

  @Override
  public int width() {
    return 0;
  }

  @Override
  public long width(Stimuli stimuli) {
    return stimuli.presentations().size();
  }

  @Override
  public Matrix features(Stimuli stimuli, Progress progress) {
    List<Presentation> presentations = stimuli.presentations();
    int n = presentations.size();
    float[] values = new float[Math.multiplyExact(n, n)];
    GaussianBlur blur = new GaussianBlur(sigma);
    int end;
    for (int start = 0; start < n; start = end) {
      end = end(presentations, start);
      for (int i = start; i < end; i++) {
        progress.check();
        progress.report((double) i / n, "blurring");
        double[] row = blur.unit(i - start, end - start);
        for (int j = start; j < end; j++) {
          values[i * n + j] = (float) row[j - start];
        }
      }
    }
    return Matrix.of(n, n, values);
  }

  /** End of the passage that begins at {@code start}. */
  private static int end(List<Presentation> presentations, int start) {
    String passage = presentations.get(start).passage();
    int end = start + 1;
    while (end < presentations.size() && presentations.get(end).passage().equals(passage)) {
      end++;
    }
    return end;
  }

  @Override
  public Fingerprint addTo(Fingerprint fingerprint) {
    return fingerprint.add("oasm/1").add(sigma);
  }
}
