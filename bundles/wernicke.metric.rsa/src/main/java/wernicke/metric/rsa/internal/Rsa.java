package wernicke.metric.rsa.internal;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import wernicke.api.Assembly;
import wernicke.api.Comparison;
import wernicke.api.Matrix;
import wernicke.api.Metric;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Split;
import wernicke.linalg.similarity.SubjectSimilarity;

/**
 * Representational similarity analysis (Kriegeskorte, Mur & Bandettini 2008; science.md section 4):
 * 1 - Pearson between the patterns of each two presentations, over features and over a subject's
 * neuroids; Spearman between the upper triangles of the two.
 *
 * <p>One value per subject and split, from the split's test presentations alone ({@link
 * SubjectSimilarity}): the raw score is the median over subjects, not over neuroids. The scheme
 * {@code none} has the whole triangle; under any other the folds' triangles are compared fold by
 * fold, without the pairs between folds.
 */
@Component(
    service = Metric.class,
    property = {
      "wernicke.id=rsa",
      "wernicke.description=representational similarity: 1 - Pearson between presentations,"
          + " Spearman between the triangles, per subject",
      "wernicke.behavioural:Boolean=false"
    })
public final class Rsa implements Metric {
  @Override
  public Comparison compare(
      Matrix features, Assembly assembly, List<Split> splits, Progress progress) {
    if (features.columns() < 2) {
      throw new PluginException(
          "rsa correlates patterns over features, but there is one feature: use a metric such as"
              + " cka or ridge");
    }
    return SubjectSimilarity.compare(new Dissimilarity(), features, assembly, splits, progress);
  }
}
