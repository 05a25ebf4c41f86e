package wernicke.hub.internal.verb;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import wernicke.api.PluginException;
import wernicke.api.console.Arguments;
import wernicke.api.console.Candidate;
import wernicke.api.console.Exit;
import wernicke.api.console.Showing;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.UsageException;
import wernicke.api.console.Verb;
import wernicke.api.store.Home;
import wernicke.console.internal.text.Texts;
import wernicke.console.internal.words.Suggest;
import wernicke.formats.internal.file.ByteCount;
import wernicke.hub.internal.models.Pull;
import wernicke.hub.internal.models.Pulled;
import wernicke.hub.internal.models.Shelf;
import wernicke.hub.internal.models.paper.PaperModel;
import wernicke.hub.internal.models.paper.PaperModels;
import wernicke.hub.internal.models.remote.Hub;
import wernicke.hub.internal.models.remote.RepoAddress;

/** {@code models pull}: a checkpoint from the hub into {@code models/}. */
@Component(service = Verb.class, property = "service.ranking:Integer=900")
public final class PullModel implements Verb {
  private final Home home;
  private final Hub hub;
  private final Set<Path> busy = ConcurrentHashMap.newKeySet();

  @Activate
  public PullModel(BundleContext context, @Reference Home home) {
    this(home, Hub.standard(BundleVersion.of(context)));
  }

  /** From another hub. */
  PullModel(Home home, Hub hub) {
    this.home = home;
    this.hub = hub;
  }

  @Override
  public Usage usage() {
    return Usage.of("models pull", "downloads a checkpoint from the hub, resumed and checked")
        .parameter("model", "owner/name[@revision], or an id of 'models paper'")
        .flag("yes", "the licence is accepted, do not ask")
        .example("models pull openai-community/gpt2", "GPT-2, into models/ of the home")
        .example("models pull gpt2-xl --yes", "a model of the paper, without a question");
  }

  /** The models of the paper. */
  @Override
  public List<Candidate> words(String place) {
    return place.equals("model") ? ListPaper.candidates() : List.of();
  }

  @Override
  public int run(Arguments arguments, Terminal terminal) throws InterruptedException {
    RepoAddress address = address(arguments.get(0));
    Shelf shelf = new Shelf(home.path().resolve("models"));
    Optional<Pulled> there = shelf.find(address);
    if (there.isPresent() && answers(there.get(), address.revision())) {
      return there(address, shelf, there.get(), terminal);
    }
    Path folder = shelf.folder(address);
    if (!busy.add(folder)) {
      throw new PluginException(folder + " is being pulled already: wait for that");
    }
    try (Showing asking = terminal.progress(address.name());
        Pull pull = Pull.prepare(hub, address, shelf, asking)) {
      return there.isPresent()
          ? again(address, shelf, there.get(), pull, terminal)
          : run(address, pull, arguments, terminal);
    } finally {
      busy.remove(folder);
    }
  }

  /** Whether what is there is what is asked for, as far as one can tell without the hub. */
  private static boolean answers(Pulled there, String revision) {
    return revision.isEmpty() || revision.equals(there.commit());
  }

  private static int again(
      RepoAddress address, Shelf shelf, Pulled there, Pull pull, Terminal terminal) {
    if (!there.commit().equals(pull.commit())) {
      throw new PluginException(
          shelf.folder(address)
              + " is commit "
              + Texts.hash(there.commit())
              + ", but "
              + address
              + " is "
              + Texts.hash(pull.commit())
              + ": rename or remove the folder, then pull again");
    }
    return there(address, shelf, there, terminal);
  }

  private static int there(RepoAddress address, Shelf shelf, Pulled pulled, Terminal terminal) {
    String commit = Texts.hash(pulled.commit());
    String from = " (" + address.repo() + " at " + commit + ")";
    terminal.out().println(address.name() + " is there: " + shelf.folder(address) + from);
    return Exit.OK;
  }

  private static int run(RepoAddress address, Pull pull, Arguments arguments, Terminal terminal)
      throws InterruptedException {
    show(address, pull, terminal.err());
    long needed = pull.bytes() - pull.here();
    if (needed > pull.free()) {
      throw new PluginException(
          address
              + " needs "
              + ByteCount.text(needed)
              + " more, but only "
              + ByteCount.text(pull.free())
              + " are free for "
              + pull.target());
    }
    if (!Licence.accepted(arguments, terminal)) {
      return Licence.refused(terminal);
    }
    pull.run(terminal::progress, terminal.out()::println);
    terminal.out().println(address.name() + " is in " + pull.target());
    next(address, pull).ifPresent(terminal.out()::println);
    return Exit.OK;
  }

  private static void show(RepoAddress address, Pull pull, PrintStream err) {
    String token = pull.hasToken() ? "HF_TOKEN is sent" : "HF_TOKEN is not set";
    String gated = "gated: accept the licence on " + pull.page() + " first; " + token;
    long here = pull.here();
    err.println(address + " at commit " + Texts.hash(pull.commit()));
    err.println("  licence   " + pull.licence() + ", see " + pull.page());
    err.println("  access    " + (pull.gated() ? gated : "not gated"));
    err.println(
        "  download  "
            + Texts.count(pull.count(), "file")
            + ", "
            + ByteCount.text(pull.bytes())
            + (here > 0 ? ", " + ByteCount.text(here) + " of them are here" : ""));
    err.println("  disk      " + ByteCount.text(pull.free()) + " free");
    err.println("  into      " + pull.target());
  }

  /** What has to be done before it can be scored; empty if it is whole. */
  private static Optional<String> next(RepoAddress address, Pull pull) {
    Optional<PaperModel> model = PaperModels.find(address);
    String base = model.map(PaperModel::base).filter(b -> !b.isEmpty()).orElse("<base>");
    String result = model.map(PaperModel::id).orElse(address.name() + "-merged");
    boolean delta = model.isPresent() && model.get().delta();
    if (!delta && !pull.adapter()) {
      return Optional.empty();
    }
    return Optional.of(
        (delta ? "it holds only differences to " + base : "it is an adapter")
            + ": make the model with 'models merge "
            + String.join(" ", base, address.name(), result)
            + "'");
  }

  private static RepoAddress address(String text) {
    int at = text.indexOf('@');
    String id = at < 0 ? text : text.substring(0, at);
    if (id.contains("/")) {
      return RepoAddress.parse(text);
    }
    PaperModel model = PaperModels.find(id).orElseThrow(() -> unknown(id));
    if (model.hub().isEmpty()) {
      throw new PluginException(
          id
              + " is given out on request only, see https://github.com/"
              + model.source()
              + ": put it into models/"
              + id
              + " in Hugging Face layout, or pull a copy that you may use by its owner/name");
    }
    return RepoAddress.parse(model.hub() + text.substring(id.length()));
  }

  private static UsageException unknown(String id) {
    List<String> ids = PaperModels.all().stream().map(PaperModel::id).toList();
    return Suggest.unknown(
        "paper model", id, ids, "'models paper' lists them; others are pulled as owner/name");
  }
}
