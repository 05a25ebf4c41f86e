package wernicke.analysis.internal.words;

import java.util.List;
import java.util.stream.Stream;
import wernicke.api.job.Score;
import wernicke.api.report.ResultName;

/** Names of results that stand side by side in a figure, the first of which has the heading. */
public final class ResultNames {
  private ResultNames() {}

  /** The first by its model; of the others also what was asked otherwise than of the first. */
  public static List<String> of(List<Score> scores) {
    ResultName first = ResultName.of(scores.get(0));
    return Stream.concat(
            Stream.of(first.model()),
            scores.stream().skip(1).map(ResultName::of).map(name -> name.beside(first)))
        .toList();
  }
}
