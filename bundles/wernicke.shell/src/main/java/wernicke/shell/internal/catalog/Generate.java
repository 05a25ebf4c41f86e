package wernicke.shell.internal.catalog;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.Generated;
import wernicke.api.PluginException;
import wernicke.api.TokenIds;
import wernicke.api.catalog.Plugin;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Kind;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.UsageException;
import wernicke.api.console.Verb;
import wernicke.api.event.WernickeEvent.GenerationCompleted;
import wernicke.api.event.WernickeEvent.GenerationRequested;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.store.Materials;
import wernicke.console.internal.text.Json;
import wernicke.console.internal.text.Lines;
import wernicke.shell.internal.service.Dialogue;

/** {@code generate}: how a model continues a text, to see whether a checkpoint is in order. */
@Component(service = Verb.class, property = "service.ranking:Integer=840")
public final class Generate implements Verb {
  private static final long NO_JOB = 0;
  private static final int TOKENS = 32;
  private static final int MOST_TOKENS = 4096;
  private static final Duration PATIENCE = Duration.ofHours(12);

  private final Lookup lookup;
  private final Dialogue dialogue;
  private final Materials materials;

  @Activate
  public Generate(
      @Reference Lookup lookup, @Reference Dialogue dialogue, @Reference Materials materials) {
    this.lookup = lookup;
    this.dialogue = dialogue;
    this.materials = materials;
  }

  @Override
  public Usage usage() {
    return Usage.of("generate", "continues a text by the most probable tokens, one by one")
        .parameter("model", "id of the model, see 'models'", Kind.MODEL)
        .optional("text", "what to continue, in quotes; - reads standard input")
        .option("file", "path", "continue what is in this file (UTF-8, up to 512 kB)", Kind.FILE)
        .option("tokens", "number", "at most so many new tokens (default " + TOKENS + ")")
        .flag("ids", "show the ids of the tokens of text and continuation")
        .json()
        .example("generate tiny-gpt2-books 'Once upon a time' --tokens 8", "eight new tokens");
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    Plugin model = lookup.plugin(Plugin.Kind.MODEL, arguments.get(0), terminal);
    if (!model.can("generation")) {
      throw new UsageException(
          model.id() + " cannot generate text: choose a checkpoint, see 'models'");
    }
    int tokens = tokens(arguments);
    String text = PromptText.of(arguments, terminal);
    String prompts = materials.put(List.of(text));
    long deadline = System.currentTimeMillis() + PATIENCE.toMillis();
    Reply reply =
        dialogue.ask(
            model.id(),
            id -> new GenerationRequested(id, deadline, NO_JOB, model.id(), prompts, tokens),
            terminal);
    if (reply instanceof GenerationCompleted completed) {
      boolean ids = arguments.flag("ids");
      TokenIds known = ids ? ids(completed, model) : TokenIds.UNKNOWN;
      Generated made = new Generated(completed.texts().get(0), known);
      if (arguments.flag("json")) {
        terminal.out().println(Json.text(json(model.id(), text, made, ids)));
      } else {
        text(made, ids, terminal);
      }
    }
    return Exit.OK;
  }

  private static int tokens(Arguments arguments) {
    String text = arguments.option("tokens").orElse(Integer.toString(TOKENS));
    if (!text.matches("[0-9]{1,4}")
        || Integer.parseInt(text) < 1
        || Integer.parseInt(text) > MOST_TOKENS) {
      throw arguments.wrong("--tokens is a number from 1 to " + MOST_TOKENS);
    }
    return Integer.parseInt(text);
  }

  private static TokenIds ids(GenerationCompleted completed, Plugin model) {
    return completed.ids().stream()
        .findFirst()
        .filter(known -> !known.equals(TokenIds.UNKNOWN))
        .orElseThrow(
            () -> new PluginException(model.id() + " does not tell the ids of its tokens"));
  }

  private static void text(Generated made, boolean ids, Terminal terminal) {
    terminal.out().println(made.text().strip());
    if (ids) {
      Lines lines = new Lines(terminal.out(), terminal.width());
      lines.line("ids of text", joined(made.ids().prompt()));
      lines.line("new ids", joined(made.ids().continuation()));
    }
  }

  private static String joined(List<Integer> ids) {
    return ids.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  private static JsonObject json(String model, String text, Generated made, boolean ids) {
    JsonObject object = new JsonObject();
    object.addProperty("model", model);
    object.addProperty("text", text);
    object.addProperty("continuation", made.text());
    if (ids) {
      object.add("text_ids", Json.array(made.ids().prompt(), JsonPrimitive::new));
      object.add("new_ids", Json.array(made.ids().continuation(), JsonPrimitive::new));
    }
    return object;
  }
}
