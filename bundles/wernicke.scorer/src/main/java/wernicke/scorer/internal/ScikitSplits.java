package wernicke.scorer.internal;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import wernicke.api.Assembly;
import wernicke.api.CrossValidation;
import wernicke.api.CrossValidator;
import wernicke.api.Split;
import wernicke.linalg.splits.Splits;

/** The splits of scikit-learn, index for index. */
@Component
public final class ScikitSplits implements CrossValidator {
  @Override
  public List<Split> outer(CrossValidation cv, Assembly assembly) {
    return Splits.of(cv, assembly);
  }

  @Override
  public List<Split> inner(List<Split> outer) {
    return Splits.inner(outer);
  }
}
