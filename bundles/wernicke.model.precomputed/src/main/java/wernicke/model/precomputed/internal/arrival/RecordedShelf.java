package wernicke.model.precomputed.internal.arrival;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import wernicke.api.LanguageModel;
import wernicke.api.store.Home;
import wernicke.folders.internal.file.ModelEntry;
import wernicke.folders.internal.file.SafeFolder;
import wernicke.folders.internal.shelf.Found;
import wernicke.folders.internal.shelf.Look;
import wernicke.folders.internal.shelf.Place;
import wernicke.folders.internal.shelf.Shelf;
import wernicke.folders.internal.stamp.Stamps;
import wernicke.model.precomputed.internal.model.Broken;
import wernicke.model.precomputed.internal.model.PrecomputedModel;

/** Models whose numbers lie in files: folders and tables in {@code models/}, and the published. */
public final class RecordedShelf implements Shelf<PrecomputedModel> {
  private final BundleContext context;
  private final Home home;

  public RecordedShelf(BundleContext context, Home home) {
    this.context = context;
    this.home = home;
  }

  @Override
  public String area() {
    return "precomputed";
  }

  @Override
  public String what() {
    return "model";
  }

  @Override
  public List<Place> places() throws IOException {
    return Source.places(home);
  }

  @Override
  public Look look(Place place, Optional<Stamps> examined) throws IOException {
    return ModelEntry.of(place.path()).kind() == ModelEntry.Kind.RECORDED
        ? new Look.Candidate(Source.of(place).stamps())
        : new Look.Foreign();
  }

  /** Reads settings, tables and headers, so that what is wrong is known before it is scored. */
  @Override
  public Found<PrecomputedModel> examine(Place place) throws IOException {
    Source source = Source.of(place);
    Stamps stamps = source.stamps();
    PrecomputedModel model = source.model();
    SafeFolder folder = SafeFolder.around(source.file());
    model.check(folder);
    return Found.usable(model.id(), stamps, model, model.description());
  }

  @Override
  public Runnable offer(Found<PrecomputedModel> found) {
    return register(found.item().orElseThrow(), "");
  }

  @Override
  public Runnable refuse(Place place, Found<PrecomputedModel> refused) {
    return register(
        new PrecomputedModel(
            refused.id(), "cannot be used: " + refused.text(), new Broken(refused.text())),
        refused.text());
  }

  private Runnable register(PrecomputedModel model, String trouble) {
    Map<String, Object> properties =
        Map.of(
            "wernicke.id",
            model.id(),
            "recording",
            new String[] {model.kind().word()},
            "wernicke.description",
            model.description(),
            "wernicke.trouble",
            trouble);
    return context.registerService(
            LanguageModel.class, model, FrameworkUtil.asDictionary(properties))
        ::unregister;
  }
}
