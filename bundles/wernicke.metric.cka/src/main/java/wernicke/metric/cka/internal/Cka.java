package wernicke.metric.cka.internal;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import wernicke.api.Assembly;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.Metric;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.similarity.SubjectSimilarity;

/**
 * Linear centred kernel alignment (Kornblith, Norouzi, Lee & Hinton 2019; science.md section 4):
 * {@code |YᵀX|² / (|XᵀX| |YᵀY|)}, Frobenius norms, of features and a subject's neuroids, both
 * centred over the test presentations of a split.
 *
 * <p>One value per subject and split, from the split's test presentations alone ({@link
 * SubjectSimilarity}): the raw score is the median over subjects, not over neuroids. It is the
 * biased estimate of that paper: unrelated patterns score far above 0 where there are fewer
 * presentations than features or neuroids, so compare scores of one scheme on one data set only,
 * and beside an untrained model.
 */
@Component(
    service = Metric.class,
    property = {
      "wernicke.id=cka",
      "wernicke.description=linear centred kernel alignment, per subject",
      "wernicke.behavioural:Boolean=false"
    })
public final class Cka implements Metric {
  @Override
  public Comparison compare(
      Matrix features, Assembly assembly, List<Split> splits, Progress progress) {
    return SubjectSimilarity.compare(new InnerProducts(), features, assembly, splits, progress);
  }
}
