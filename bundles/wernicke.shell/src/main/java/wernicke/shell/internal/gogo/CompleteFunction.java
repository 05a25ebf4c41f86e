package wernicke.shell.internal.gogo;

import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.shell.internal.cli.Kind;
import wernicke.shell.internal.service.Services;
import wernicke.shell.internal.verb.Verbs;

/**
 * What the {@code complete} entries that {@link Sessions} makes evaluate at each TAB: without an
 * argument the candidates, with the name of a {@link Kind} whether such a word is wanted.
 */
@Component(service = CompleteFunction.class)
@GogoCommand(scope = "wernicke", function = CompleteFunction.NAME)
public final class CompleteFunction implements Function {
  static final String NAME = "__wernicke_complete";

  private final Completion completion;

  @Activate
  public CompleteFunction(@Reference Verbs verbs, @Reference Services services) {
    this.completion = new Completion(verbs.usages(), services);
  }

  @Override
  public Object execute(CommandSession session, List<Object> arguments) {
    Object line = session.get(".commandLine");
    Optional<Kind> kind = completion.kind(JLine.words(line), JLine.wordIndex(line));
    if (!arguments.isEmpty()) {
      return kind.isPresent() && kind.get().name().equals(arguments.get(0).toString());
    }
    return JLine.candidates(kind.map(completion::candidates).orElse(List.of()));
  }
}
