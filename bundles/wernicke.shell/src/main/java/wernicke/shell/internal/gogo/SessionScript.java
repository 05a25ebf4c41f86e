package wernicke.shell.internal.gogo;

import java.util.List;
import java.util.Set;
import wernicke.shell.internal.cli.Kind;
import wernicke.shell.internal.cli.Usage;

/** The Gogo script that makes a session ours: scope, prompt and completions. */
final class SessionScript {
  private final StringBuilder script = new StringBuilder();

  private SessionScript() {}

  /**
   * The script.
   *
   * @param usages the verbs
   * @param commands all commands of the session, {@code scope:name}. A name that other scopes know
   *     too ({@code jobs}, {@code watch}, {@code help}) is completed in each of them: Gogo's
   *     completion takes the last scope of the search path, its execution the first
   */
  static String of(List<Usage> usages, Set<String> commands) {
    SessionScript session = new SessionScript();
    session.line("SCOPE = 'wernicke:gogo:felix:*'");
    session.line("prompt = 'wernicke> '");
    session.line("\\#rprompt = { '' }");
    for (Usage usage : usages) {
      commands.stream()
          .filter(c -> c.endsWith(":" + usage.name()))
          .sorted()
          .forEach(command -> session.verb(command, usage));
    }
    return session.script.toString();
  }

  private void verb(String command, Usage usage) {
    complete(command, "-e");
    complete(command, "-d " + quoted(usage.summary()));
    for (Usage.Option option : usage.options()) {
      complete(command, "-l " + option.name() + " -d " + quoted(option.description()));
    }
    complete(command, "-a " + CompleteFunction.NAME);
    paths(command, Kind.FILE, "__files");
    paths(command, Kind.FOLDER, "__directories");
  }

  private void paths(String command, Kind kind, String function) {
    String wanted = CompleteFunction.NAME + " " + kind;
    complete(command, "-a 'if { " + wanted + " } { " + function + " } { [ ] }'");
  }

  private void complete(String command, String arguments) {
    line("complete -c " + command + " " + arguments);
  }

  private void line(String line) {
    script.append(line).append('\n');
  }

  /** In single quotes nothing is special to Gogo but the quote itself. */
  private static String quoted(String text) {
    return "'" + text.replace('\'', '\u2019') + "'";
  }
}
