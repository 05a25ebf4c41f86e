package wernicke.store.internal.verb;

import com.google.gson.JsonObject;
import java.util.concurrent.CancellationException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Showing;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.api.store.Upkeep;
import wernicke.api.store.Upkeep.Verification;
import wernicke.codec.internal.Codec;
import wernicke.console.internal.text.Json;
import wernicke.console.internal.text.Table;
import wernicke.console.internal.text.Texts;
import wernicke.formats.internal.file.ByteCount;

/** {@code verify}: whether all of the store can be read as it was written. */
@Component(service = Verb.class, property = "service.ranking:Integer=710")
public final class VerifyVerb implements Verb {
  private final Upkeep upkeep;

  @Activate
  public VerifyVerb(@Reference Upkeep upkeep) {
    this.upkeep = upkeep;
  }

  @Override
  public Usage usage() {
    return Usage.of("verify", "reads every row and every file of the store, and lists damage")
        .json()
        .example("verify", "after a crash of the machine, or before a backup");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    Verification read = read(terminal);
    if (arguments.flag("json")) {
      terminal.out().println(Json.text(json(read)));
    } else if (!read.damages().isEmpty()) {
      Table table = new Table("damaged", "which", "why").wrapping();
      read.damages().forEach(d -> table.row(d.kind(), Texts.hash(d.id()), d.reason()));
      table.print(terminal);
    }
    terminal.err().println(summary(read));
    if (!read.unsealed().isEmpty()) {
      terminal
          .err()
          .println(
              Texts.count(read.unsealed().size(), "file")
                  + " of 0.1.0 or another program: layer names and shapes are under no checksum");
    }
    return read.damages().isEmpty() ? Exit.OK : Exit.FAILED;
  }

  private static String summary(Verification read) {
    String what =
        Texts.count(read.rows(), "row")
            + " and "
            + Texts.count(read.files(), "file")
            + ", "
            + ByteCount.text(read.bytes());
    return read.damages().isEmpty()
        ? what + ": all sound"
        : what + ": " + read.damages().size() + " damaged; a damaged file is made anew when needed";
  }

  private Verification read(Terminal terminal) throws InterruptedException {
    try (Showing progress = terminal.progress("reading")) {
      return upkeep.verify(progress);
    } catch (CancellationException e) {
      InterruptedException exception = new InterruptedException("stopped");
      exception.initCause(e);
      throw exception;
    }
  }

  private static JsonObject json(Verification read) {
    JsonObject object = Codec.write(read, Verification.class).getAsJsonObject();
    object.add("damaged", object.get("damages")); // as 0.1.0 called them
    return object;
  }
}
