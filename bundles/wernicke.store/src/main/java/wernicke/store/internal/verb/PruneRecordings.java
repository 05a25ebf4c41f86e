package wernicke.store.internal.verb;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.api.store.Recordings;
import wernicke.api.store.Upkeep;
import wernicke.api.store.Upkeep.Use;
import wernicke.console.internal.text.Json;
import wernicke.console.internal.text.Table;
import wernicke.console.internal.text.Texts;
import wernicke.formats.internal.file.ByteCount;

/** {@code recordings prune}: makes room; a recording that is needed again is made again. */
@Component(service = Verb.class, property = "service.ranking:Integer=720")
public final class PruneRecordings implements Verb {
  private static final Pattern SIZE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?([kKMGT]?)B?");
  private static final Duration FOREVER = Duration.ofDays(365_000);

  private final Upkeep upkeep;
  private final Recordings recordings;

  @Activate
  public PruneRecordings(@Reference Upkeep upkeep, @Reference Recordings recordings) {
    this.upkeep = upkeep;
    this.recordings = recordings;
  }

  @Override
  public Usage usage() {
    return Usage.of("recordings prune", "removes recordings, oldest use first")
        .option("keep", "size", "how much may stay, as 20GB")
        .option("older", "days", "those not used for so many days")
        .flag("dry-run", "only list what would go")
        .json()
        .example("recordings prune --keep 20GB --dry-run", "what would have to go");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) {
    Optional<Long> keep = arguments.option("keep").map(text -> bytes(arguments, text));
    Optional<Duration> older = arguments.option("older").map(text -> days(arguments, text));
    if (keep.isEmpty() && older.isEmpty()) {
      throw arguments.wrong("say how much may stay, --keep 20GB, or what is old, --older 30");
    }
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
                  ByteCount.text(use.entry().bytes()),
                  Texts.time(use.used()),
                  use.entry().metadata().getOrDefault("model", "-")));
      table.print(terminal);
    }
  }

  private String summary(List<Use> going, boolean dry) {
    long bytes = going.stream().mapToLong(use -> use.entry().bytes()).sum();
    return Texts.count(going.size(), "recording")
        + ", "
        + ByteCount.text(bytes)
        + (dry ? ", would go; " : " removed; ")
        + ByteCount.text(recordings.freeBytes())
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
