package wernicke.dataset.described.internal.verb;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.console.Arguments;
import wernicke.api.console.Candidate;
import wernicke.api.console.Exit;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.api.data.Descriptors;

/** {@code data new}: a descriptor to begin with; it is the answer, its explanation is not. */
@Component(service = Verb.class, property = "service.ranking:Integer=860")
public final class NewData implements Verb {
  private final Descriptors descriptors;

  @Activate
  public NewData(@Reference Descriptors descriptors) {
    this.descriptors = descriptors;
  }

  @Override
  public Usage usage() {
    return Usage.of("data new", "prints a descriptor for your own data, to be filled in")
        .optional("layout", "how the responses lie: " + String.join(", ", descriptors.layouts()))
        .example("data new table > var/data/mine/dataset.json", "what it means goes beside it");
  }

  @Override
  public List<Candidate> words(String place) {
    return Candidate.of(descriptors.layouts().toArray(String[]::new));
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    String layout = arguments.find(0).orElse(descriptors.layouts().get(0));
    if (!descriptors.layouts().contains(layout)) {
      throw arguments.wrong(
          "there is no layout '"
              + layout
              + "', it is one of "
              + String.join(", ", descriptors.layouts()));
    }
    Descriptors.Template template = descriptors.template(layout);
    template.explanation().forEach(terminal.err()::println);
    terminal.out().print(template.descriptor());
    return Exit.OK;
  }
}
