package wernicke.linalg.splits;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.Presentation;
import wernicke.api.Split;
import wernicke.api.Stimuli;

/** Splits and assemblies that tests are made with. */
public final class Folds {
  /** The number of folds. */
  public static final int COUNT = 3;

  private Folds() {}

  /** The rows in {@link #COUNT} runs, each of which is the test set once. */
  public static List<Split> of(int n) {
    return IntStream.range(0, COUNT)
        .mapToObj(k -> split(n, k * n / COUNT, (k + 1) * n / COUNT))
        .toList();
  }

  private static Split split(int n, int from, int to) {
    return new Split(
        IntStream.range(0, n).filter(i -> i < from || i >= to).toArray(),
        IntStream.range(from, to).toArray());
  }

  /** Presentations that come in pairs of one text, one neuroid without a response. */
  public static Assembly assembly(int n, IntFunction<String> story, IntPredicate scored) {
    List<Presentation> presentations =
        IntStream.range(0, n)
            .mapToObj(i -> new Presentation("p" + i, "q" + i / 2, Map.of("story", story.apply(i))))
            .toList();
    return new Assembly(
        "test",
        new Stimuli("test", List.of(), presentations),
        List.of(new Neuroid("n", "s", Map.of())),
        Matrix.column(new float[n]),
        IntStream.range(0, n).filter(scored).boxed().toList(),
        Alignment.DIRECT,
        Map.of());
  }
}
