package wernicke.shell.internal.verb;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wernicke.api.store.Upkeep;
import wernicke.api.store.Upkeep.Use;
import wernicke.shell.internal.cli.Arguments;
import wernicke.shell.internal.cli.Exit;
import wernicke.shell.internal.cli.Kind;
import wernicke.shell.internal.cli.Terminal;
import wernicke.shell.internal.cli.Usage;
import wernicke.shell.internal.report.Json;
import wernicke.shell.internal.report.Table;
import wernicke.shell.internal.report.Texts;
import wernicke.shell.internal.service.Services;

/** {@code recordings prune}: makes room; a recording that is needed again is made again. */
final class PruneRecordings {
  private static final Pattern SIZE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?([kKMGT]?)B?");
  private static final Duration FOREVER = Duration.ofDays(365_000);

  private final Services services;

  PruneRecordings(Services services) {
    this.services = services;
  }

  /** What {@code recordings} takes for it. */
  static Usage options(Usage usage) {
    return usage
        .optional("prune", "removes recordings, oldest use first", Kind.RECORDING_ACTION)
        .option("keep", "size", "with prune: how much may stay, as 20GB", null)
        .option("older", "days", "with prune: those not used for so many days", null)
        .flag("dry-run", "with prune: only list what would go");
  }

  int run(Arguments arguments, Terminal terminal) {
    Optional<Long> keep = arguments.option("keep").map(text -> bytes(arguments, text));
    Optional<Duration> older = arguments.option("older").map(text -> days(arguments, text));
    if (keep.isEmpty() && older.isEmpty()) {
      throw arguments.wrong("say how much may stay, --keep 20GB, or what is old, --older 30");
    }
    Upkeep upkeep = services.upkeep();
    List<Use> going = upkeep.prunable(keep.orElse(Long.MAX_VALUE), older.orElse(FOREVER));
    boolean dry = arguments.flag("dry-run");
    if (!dry) {
      going.forEach(use -> upkeep.remove(use.entry()));
    }
    print(going, arguments.flag("json"), terminal);
    terminal.err().println(summary(going, dry));
    return Exit.OK;
  }

  private static void print(List<Use> going, boolean json, Terminal terminal) {
    if (json) {
      terminal.out().println(Json.text(Json.array(going, PruneRecordings::json)));
    } else if (!going.isEmpty()) {
      Table table = new Table("recording", ">size", "last used", "model").leaving("last used");
      going.forEach(
          use ->
              table.row(
                  Texts.hash(use.entry().key()),
                  Texts.bytes(use.entry().bytes()),
                  Texts.time(use.used()),
                  use.entry().metadata().getOrDefault("model", "-")));
      table.print(terminal);
    }
  }

  private String summary(List<Use> going, boolean dry) {
    long bytes = going.stream().mapToLong(use -> use.entry().bytes()).sum();
    return Texts.count(going.size(), "recording")
        + ", "
        + Texts.bytes(bytes)
        + (dry ? ", would go; " : " removed; ")
        + Texts.bytes(services.recordings().freeBytes())
        + " free";
  }

  private static long bytes(Arguments arguments, String text) {
    Matcher size = SIZE.matcher(text);
    if (!size.matches()) {
      throw arguments.wrong("'" + text + "' is no size: write 500MB, 20GB or 1.5TB");
    }
    int power =
        " KMGT".indexOf(size.group(2).isEmpty() ? " " : size.group(2).toUpperCase(Locale.ROOT));
    return (long) (Double.parseDouble(size.group(1)) * Math.pow(1000, power));
  }

  private static Duration days(Arguments arguments, String text) {
    try {
      long days = Long.parseLong(text);
      if (days >= 0 && days <= FOREVER.toDays()) {
        return Duration.ofDays(days);
      }
    } catch (NumberFormatException e) {
      throw arguments.wrong("'" + text + "' is no number of days");
    }
    throw arguments.wrong("'" + text + "' days is out of range");
  }

  private static JsonObject json(Use use) {
    JsonObject object = ListRecordings.json(use.entry());
    object.addProperty("used", use.used().toString());
    return object;
  }
}
