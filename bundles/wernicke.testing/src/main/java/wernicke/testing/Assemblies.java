package wernicke.testing;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.Presentation;
import wernicke.api.Split;
import wernicke.api.Stimuli;

/** Assemblies of made-up responses; the stimuli have no text. */
public final class Assemblies {
  private Assemblies() {}

  /**
   * The data set {@code test} with neuroids {@code n0}, {@code n1}, ... to presentations {@code
   * p0}, {@code p1}, ...
   *
   * @param values row-major, one column per subject named
   */
  public static Assembly of(float[] values, String... subjects) {
    List<Neuroid> neuroids =
        IntStream.range(0, subjects.length)
            .mapToObj(v -> new Neuroid("n" + v, subjects[v], Map.of()))
            .toList();
    return of(neuroids, values, Alignment.DIRECT);
  }

  /**
   * @param values row-major, one column per neuroid
   */
  public static Assembly of(List<Neuroid> neuroids, float[] values, Alignment alignment) {
    int rows = values.length / neuroids.size();
    List<Presentation> presentations =
        IntStream.range(0, rows)
            .mapToObj(i -> new Presentation("p" + i, "story", Map.of()))
            .toList();
    return new Assembly(
        "test",
        new Stimuli("test", List.of(), presentations),
        neuroids,
        Matrix.of(rows, neuroids.size(), values),
        IntStream.range(0, rows).boxed().toList(),
        alignment,
        Map.of());
  }

  /**
   * @param values rows x neuroids
   * @param sizes number of neuroids of each subject
   */
  public static Assembly of(double[][] values, int... sizes) {
    return of(neuroids(sizes), Draws.matrix(values).toArray(), Alignment.DIRECT);
  }

  /** Neuroids of subjects {@code s0}, {@code s1}, ..., so many of each. */
  public static List<Neuroid> neuroids(int... sizes) {
    int[] owners =
        IntStream.range(0, sizes.length)
            .flatMap(s -> IntStream.range(0, sizes[s]).map(v -> s))
            .toArray();
    return IntStream.range(0, owners.length)
        .mapToObj(v -> new Neuroid("n" + v, "s" + owners[v], Map.of()))
        .toList();
  }

  /** Contiguous folds. */
  public static List<Split> folds(int rows, int k) {
    return IntStream.range(0, k)
        .mapToObj(j -> split(rows, j * rows / k, (j + 1) * rows / k))
        .toList();
  }

  /** One split that tests on everything. */
  public static List<Split> all(int rows) {
    return folds(rows, 1);
  }

  private static Split split(int rows, int from, int to) {
    return new Split(
        IntStream.range(0, rows).filter(i -> i < from || i >= to).toArray(),
        IntStream.range(from, to).toArray());
  }
}
