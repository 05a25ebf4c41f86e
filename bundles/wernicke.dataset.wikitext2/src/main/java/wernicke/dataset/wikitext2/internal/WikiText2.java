package wernicke.dataset.wikitext2.internal;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Dataset;
import wernicke.api.DatasetInfo;
import wernicke.api.Matrix;
import wernicke.api.Part;
import wernicke.api.Presentation;
import wernicke.api.Progress;
import wernicke.api.Stimuli;
import wernicke.api.store.Home;

/**
 * The test split of WikiText-2, raw: the text that next-word prediction is measured on.
 *
 * <p>A line (a heading or a paragraph) is a presentation and a part, an article is the passage, in
 * the metadata {@code article} as its title. The parts, one after the other, are the file to the
 * character. Nobody was measured: there is no neuroid, and no benchmark uses it.
 */
@Component(property = "wernicke.id=" + WikiText2.ID)
public final class WikiText2 implements Dataset {
  static final String ID = "WikiText2";
  static final String FILE = "test.txt";

  private final Home home;

  @Activate
  public WikiText2(@Reference Home home) {
    this.home = home;
  }

  @Override
  public DatasetInfo info() {
    return new DatasetInfo(
        ID,
        "test split of WikiText-2, raw: 60 articles, no responses",
        "Merity, Xiong, Bradbury, Socher (2017). Pointer sentinel mixture models. International"
            + " Conference on Learning Representations. arXiv:1609.07843",
        "CC BY-SA 3.0",
        List.of(FILE),
        Optional.of(URI.create("https://huggingface.co/datasets/Salesforce/wikitext")),
        List.of(),
        List.of());
  }

  @Override
  public Assembly load(Progress progress) {
    Path file = home.requireDataFolder(ID).resolve(FILE);
    progress.report(0, "reading " + file.getFileName());
    List<Line> lines = Articles.read(file);
    return new Assembly(
        ID,
        stimuli(lines),
        List.of(),
        Matrix.of(lines.size(), 0, new float[0]),
        IntStream.range(0, lines.size()).boxed().toList(),
        Alignment.DIRECT,
        Map.of("responses", "none: nobody was measured"));
  }

  private static Stimuli stimuli(List<Line> lines) {
    List<Part> parts = new ArrayList<>();
    List<Presentation> presentations = new ArrayList<>();
    for (Line line : lines) {
      String passage = String.valueOf(line.article());
      parts.add(new Part(line.text(), passage, parts.size()));
      presentations.add(
          new Presentation("line-" + line.number(), passage, Map.of("article", line.title())));
    }
    return new Stimuli(ID, parts, presentations);
  }
}
