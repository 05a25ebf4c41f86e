package wernicke.metric.cka.internal;

import wernicke.api.Matrix;
import wernicke.linalg.similarity.CentredGram;
import wernicke.linalg.similarity.Geometry;

/** Inner products between presentations, about their mean. */
final class InnerProducts implements Geometry<CentredGram> {
  @Override
  public CentredGram of(Matrix patterns) {
    return CentredGram.of(patterns);
  }

  @Override
  public double similarity(CentredGram features, CentredGram responses) {
    return features.cka(responses);
  }

  @Override
  public String needs() {
    return "cka needs three presentations, over which some feature and some neuroid of a subject"
        + " vary";
  }
}
