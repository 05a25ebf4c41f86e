package wernicke.dataset.described.internal;

import wernicke.api.Assembly;
import wernicke.api.Dataset;
import wernicke.api.DatasetInfo;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.dataset.described.internal.descriptor.Descriptor;
import wernicke.dataset.described.internal.load.Loader;
import wernicke.dataset.described.internal.problem.Problems;

/** A data set that is read as a descriptor says. */
record DescribedDataset(Descriptor descriptor) implements Dataset {
  @Override
  public DatasetInfo info() {
    return descriptor.info();
  }

  /** {@inheritDoc} The first problem is told, and how to see the others. */
  @Override
  public Assembly load(Progress progress) {
    Problems problems = new Problems();
    return Loader.load(descriptor, problems, progress)
        .orElseThrow(() -> new PluginException(summary(info().id(), problems)));
  }

  /** The first problem in one line, and how to see the others. */
  static String summary(String id, Problems problems) {
    String first = id + ": " + problems.lines().get(0);
    return problems.count() == 1
        ? first
        : first + " (1 of " + problems.count() + " problems: run 'data check " + id + "')";
  }
}
