package wernicke.dataset.described.internal.check;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import wernicke.api.Progress;
import wernicke.api.data.Descriptors.Report;
import wernicke.dataset.described.internal.descriptor.Descriptor;
import wernicke.dataset.described.internal.descriptor.DescriptorReader;
import wernicke.dataset.described.internal.descriptor.Layout;
import wernicke.dataset.described.internal.load.Facts;
import wernicke.dataset.described.internal.load.Loaded;
import wernicke.dataset.described.internal.load.Loader;
import wernicke.dataset.described.internal.problem.Problems;

/** Reads a folder as a job would, and looks whether what was read can be meant. */
public final class Check {
  private Check() {}

  /** Everything that is wrong, may be wrong, or is to be looked at. */
  public static Report of(Path folder, Progress progress) {
    Problems problems = new Problems();
    Optional<Descriptor> descriptor = DescriptorReader.read(folder, problems);
    Optional<Loaded> loaded = descriptor.flatMap(d -> Loader.read(d, problems, progress));
    if (loaded.isEmpty()) {
      return new Report(problems.lines(), List.of(), List.of(), List.of());
    }
    return of(descriptor.get(), loaded.get(), problems);
  }

  private static Report of(Descriptor descriptor, Loaded loaded, Problems problems) {
    Facts facts = new Facts(loaded.assembly());
    facts.check(descriptor.info(), problems);
    Problems warnings = new Problems();
    if (descriptor.layout() instanceof Layout.TimeSeries series) {
      new TimeCheck(series, loaded.assembly(), warnings).run();
    }
    new TextCheck(descriptor, loaded.assembly(), warnings).run();
    new ResponseCheck(loaded.assembly(), warnings).run();
    new AxisCheck(descriptor, loaded, warnings).run();
    return new Report(
        problems.lines(),
        warnings.lines(),
        facts.lines(descriptor.info()),
        Examples.of(descriptor, loaded));
  }
}
