package wernicke.testing.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wernicke.api.Progress;
import wernicke.api.data.Descriptors;

/** Knows one data set, {@code Mine}; what a check finds is up to the test. */
public final class FakeDescriptors implements Descriptors {
  public final List<Path> checked = new ArrayList<>();
  public Report report = new Report(List.of(), List.of(), List.of("4 presentations"), List.of());
  public String trouble = "";
  private final Path folder;

  public FakeDescriptors(Path folder) {
    this.folder = folder;
  }

  @Override
  public List<String> layouts() {
    return List.of("table", "matrix");
  }

  @Override
  public Template template(String layout) {
    return new Template("{\"layout\": \"" + layout + "\"}\n", List.of("save it", "edit it"));
  }

  @Override
  public Report check(Path checkedFolder, Progress progress) {
    progress.report(0.5, "reading");
    progress.check();
    checked.add(checkedFolder);
    return report;
  }

  @Override
  public List<Described> described() {
    return List.of(new Described("Mine", folder, trouble));
  }
}
