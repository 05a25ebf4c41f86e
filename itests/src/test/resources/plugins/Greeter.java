package greeter;

import java.util.List;
import org.osgi.service.component.annotations.Component;
import wernicke.api.PluginException;
import wernicke.api.console.Arguments;
import wernicke.api.console.Candidate;
import wernicke.api.console.Exit;
import wernicke.api.console.Kind;
import wernicke.api.console.Showing;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;

/** A bundle that brings verbs of one word and of two, and a health check. */
final class Greeter {
  private Greeter() {}

  /** {@code greet}. */
  @Component
  public static final class Greet implements Verb {
    @Override
    public Usage usage() {
      return Usage.of("greet", "greets a model")
          .parameter("model", "whom", Kind.MODEL)
          .option("tone", "word", "how")
          .json()
          .example("greet position --tone warm", "a warm greeting");
    }

    @Override
    public List<Candidate> words(String place) {
      return place.equals("tone") ? Candidate.of("warm", "cool") : List.of();
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
      String tone = arguments.option("tone").orElse("warm");
      if (tone.equals("rude")) {
        throw new PluginException("that is not done: be warm or cool");
      } else if (!tone.equals("warm") && !tone.equals("cool")) {
        throw arguments.wrong("--tone is warm or cool");
      }
      try (Showing progress = terminal.progress("greeting")) {
        progress.report(1, "done");
      }
      terminal.out().println("VERSION 1: " + tone + " greetings, " + arguments.get(0));
      return Exit.OK;
    }
  }

  /** {@code models greet}: a second word for a verb of another bundle. */
  @Component
  public static final class GreetModels implements Verb {
    @Override
    public Usage usage() {
      return Usage.of("models greet", "greets all of them");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
      terminal.out().println("greetings, all");
      return 7;
    }
  }

  /** Says nothing of itself that could be used: it must disturb nobody. */
  @Component
  public static final class Nameless implements Verb {
    @Override
    public Usage usage() {
      return Usage.of("No Verb At All", "");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
      return 0;
    }
  }

  /** A health check. */
  @Component
  public static final class Manners implements HealthCheck {
    @Override
    public String area() {
      return "manners";
    }

    @Override
    public List<Finding> look() {
      return List.of(Finding.wrong(area(), "somebody was not greeted: greet them"));
    }
  }
}
