package wernicke.endpoints.internal.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.AssemblyReference;
import wernicke.api.Ceiling;
import wernicke.api.Comparison;
import wernicke.api.CrossValidation;
import wernicke.api.CrossValidator;
import wernicke.api.Dataset;
import wernicke.api.DatasetInfo;
import wernicke.api.Draft;
import wernicke.api.LanguageModel;
import wernicke.api.LayerRecording;
import wernicke.api.Matrix;
import wernicke.api.Metric;
import wernicke.api.ModelInfo;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Presentation;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Split;
import wernicke.api.Stimuli;
import wernicke.api.UnitSelection;
import wernicke.api.Workload;
import wernicke.api.catalog.Plugin;
import wernicke.api.event.WernickeEvent.CeilingCompleted;
import wernicke.api.event.WernickeEvent.CeilingRequested;
import wernicke.api.event.WernickeEvent.ComparisonCompleted;
import wernicke.api.event.WernickeEvent.ComparisonRequested;
import wernicke.api.event.WernickeEvent.DescriptionCompleted;
import wernicke.api.event.WernickeEvent.DescriptionRequested;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.RecordingCompleted;
import wernicke.api.event.WernickeEvent.RecordingRequested;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.event.WernickeEvent.StimuliCompleted;
import wernicke.api.event.WernickeEvent.StimuliRequested;
import wernicke.api.event.WernickeEvent.WorkloadCompleted;
import wernicke.api.event.WernickeEvent.WorkloadRequested;
import wernicke.endpoints.internal.request.Bus;
import wernicke.endpoints.internal.request.Service;
import wernicke.endpoints.internal.request.Task;
import wernicke.testing.Assemblies;
import wernicke.testing.MemoryMaterials;
import wernicke.testing.MemoryRecordings;

/** What an endpoint checks before and after it asks its plugin. */
class ServicesTest {
  private static final long FAR = Long.MAX_VALUE / 4;
  private static final int PERMITS = 9; // a task that nobody runs keeps its own
  private static final ModelInfo INFO =
      new ModelInfo("m", "gpt2", 1, List.of("a"), 2, 16, "tokenizer", "weights");

  private static final CrossValidation CV = CrossValidation.contiguous(2, 0);

  private final MemoryRecordings store = new MemoryRecordings();
  private final MemoryMaterials materials = new MemoryMaterials();
  private final Shelves shelves = new Shelves(store, materials);
  private final List<CrossValidation> divided = new ArrayList<>();
  private final Semaphore permits = new Semaphore(PERMITS);
  private final List<Stimuli> recorded = new ArrayList<>();

  /** What the model gives for any stimuli. */
  private Recording states = states(Matrix.of(2, 2, new float[] {1, 2, 3, 4}));

  private Workload workload;

  private Comparison comparison = new Comparison(Matrix.of(1, 2, new float[2]), 2, Map.of());
  private Optional<Ceiling> ceiling = Optional.empty();
  private Assembly assembly = assembly(List.of(0, 1));

  private static Recording states(Matrix layer) {
    return new Recording(Recording.Rows.PARTS, Map.of("a", layer), Map.of());
  }

  private static Stimuli stimuli() {
    return new Stimuli(
        "s",
        List.of(new Part("one", "p", 0), new Part("two", "p", 1)),
        List.of(new Presentation("p0", "p", Map.of()), new Presentation("p1", "p", Map.of())));
  }

  private static Assembly assembly(List<Integer> scored) {
    return new Assembly(
        "d",
        stimuli(),
        Assemblies.neuroids(2),
        Matrix.of(2, 2, new float[4]),
        scored,
        Alignment.DIRECT,
        Map.of());
  }

  private static Plugin plugin(Plugin.Kind kind, String id) {
    return new Plugin(kind, id, "", "bundle", "1", "code", List.of(), null);
  }

  private static Task task(Service service, Request request) {
    EventAdmin nobody =
        new EventAdmin() {
          @Override
          public void postEvent(Event event) {}

          @Override
          public void sendEvent(Event event) {
            throw new AssertionError("nobody may wait for handlers");
          }
        };
    return new Task(request, service, new Bus(nobody));
  }

  private static Object answer(Service service, Request request) throws InterruptedException {
    return service.answer(request, task(service, request));
  }

  // ---- models ----

  /** A model that gives what it is told, and writes down what it was asked. */
  private ModelService model(Function<Stimuli, Recording> answer) {
    LanguageModel model =
        new LanguageModel() {
          @Override
          public ModelInfo info() {
            return INFO;
          }

          @Override
          public Recording record(Stimuli stimuli, RecordingSpec spec, Progress progress) {
            recorded.add(stimuli);
            return answer.apply(stimuli);
          }

          @Override
          public Optional<Workload> workload(Stimuli stimuli, RecordingSpec spec) {
            return Optional.ofNullable(workload);
          }
        };
    return new ModelService(plugin(Plugin.Kind.MODEL, "m"), model, shelves, permits);
  }

  private ModelService model() {
    return model(any -> states);
  }

  private RecordingRequested recording(String weights, RecordingSpec spec) {
    return new RecordingRequested("r", FAR, 1, "m", data(), spec, weights, "key", null);
  }

  private AssemblyReference data() {
    return materials.put(assembly);
  }

  private Object record(RecordingSpec spec) throws InterruptedException {
    return answer(model(), recording("weights", spec));
  }

  @Test
  void aModelDescribesItself() throws InterruptedException {
    assertThat(answer(model(), new DescriptionRequested("r", FAR, 1, "m")))
        .isEqualTo(new DescriptionCompleted("r", INFO));
  }

  @Test
  void aModelTellsTheWorkloadOrThatItCannot() throws InterruptedException {
    WorkloadRequested request =
        new WorkloadRequested("r", FAR, 1, "m", data(), RecordingSpec.STATES);
    assertThat(answer(model(), request)).isEqualTo(new WorkloadCompleted("r", null));
    workload = new Workload(3, 20);
    assertThat(answer(model(), request)).isEqualTo(new WorkloadCompleted("r", workload));
    assertThat(recorded).isEmpty();
  }

  @Test
  void aRecordingGoesIntoTheStoreOnce() throws InterruptedException {
    for (int i = 0; i < 2; i++) {
      assertThat(record(RecordingSpec.STATES)).isEqualTo(new RecordingCompleted("r", "key"));
    }
    assertThat(store.open("key")).containsSame(states);
    assertThat(recorded).hasSize(1);
  }

  /** A model that puts a part into the draft, and fails until it finds it there. */
  private ModelService drafting() {
    LanguageModel model =
        new LanguageModel() {
          @Override
          public ModelInfo info() {
            return INFO;
          }

          @Override
          public Recording record(Stimuli stimuli, RecordingSpec spec, Progress progress) {
            throw new AssertionError("it keeps parts");
          }

          @Override
          public Recording record(
              Stimuli stimuli, RecordingSpec spec, Progress progress, Draft draft) {
            if (draft.kept("half").isPresent()) {
              return states;
            }
            draft.keep("half", Matrix.column(new float[] {1}));
            throw new CancellationException("in the middle");
          }
        };
    return new ModelService(plugin(Plugin.Kind.MODEL, "m"), model, shelves, permits);
  }

  @Test
  void aModelGoesOnWithItsDraft() throws InterruptedException {
    RecordingRequested request = recording("weights", RecordingSpec.STATES);
    assertThatThrownBy(() -> answer(drafting(), request)).isInstanceOf(CancellationException.class);
    assertThat(store.keys()).isEmpty();
    assertThat(store.drafts()).singleElement().extracting(e -> e.key()).isEqualTo("key");
    assertThat(store.drafts().get(0).metadata())
        .containsEntry("code", "code")
        .containsEntry("weights", "weights")
        .containsEntry("spec", "states:last");
    assertThat(answer(drafting(), request)).isEqualTo(new RecordingCompleted("r", "key"));
    assertThat(store.drafts()).isEmpty();
  }

  /** Parts of something that is no recording are of no use. */
  @Test
  void theDraftOfABadRecordingGoes() {
    RecordingRequested request = recording("weights", RecordingSpec.STATES);
    assertThatThrownBy(() -> answer(drafting(), request)).isInstanceOf(CancellationException.class);
    states = states(Matrix.of(1, 2, new float[2]));
    assertThatThrownBy(() -> answer(drafting(), request)).isInstanceOf(PluginException.class);
    assertThat(store.drafts()).isEmpty();
  }

  /** Recordings of other weights are never mixed. */
  @Test
  void aModelThatWasReplacedHasDeparted() {
    assertThatThrownBy(() -> answer(model(), recording("former weights", RecordingSpec.STATES)))
        .isInstanceOf(Service.Departed.class)
        .hasMessage("model 'm' has other weights now");
    assertThat(recorded).isEmpty();
    assertThat(store.keys()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, 0, 'model ''m'', layer a: 1 x 2 numbers for 2 rows of stimuli'",
    "2, 0, 0, 'model ''m'', layer a: 2 x 0 numbers for 2 rows of stimuli'",
    "2, 2, NaN, 'model ''m'', layer a: a NaN or infinite state at row 1; check the weights,"
        + " float16 overflows'",
    "2, 2, Infinity, 'model ''m'', layer a: a NaN or infinite state at row 1; check the weights,"
        + " float16 overflows'",
  })
  void whatAModelCannotMeanIsRefused(int rows, int columns, float last, String message) {
    float[] values = new float[rows * columns];
    if (values.length > 0) {
      values[values.length - 1] = last;
    }
    states = states(Matrix.of(rows, columns, values));
    assertThatThrownBy(() -> record(RecordingSpec.STATES))
        .isInstanceOf(PluginException.class)
        .hasMessage(message);
    assertThat(store.keys()).isEmpty();
  }

  @Test
  void aRecordingWithoutALayerIsRefused() {
    states = new Recording(Recording.Rows.PARTS, Map.of(), Map.of());
    assertThatThrownBy(() -> record(RecordingSpec.STATES))
        .hasMessage("model 'm' recorded no layer");
  }

  /** The first word of a passage has no surprisal. */
  @Test
  void aSurprisalMayBeMissing() throws InterruptedException {
    states = states(Matrix.column(new float[] {Float.NaN, 3}));
    assertThat(record(RecordingSpec.SURPRISAL)).isInstanceOf(RecordingCompleted.class);
  }

  @Test
  void aSurprisalIsNeverInfinite() {
    states = states(Matrix.column(new float[] {Float.NaN, Float.POSITIVE_INFINITY}));
    assertThatThrownBy(() -> record(RecordingSpec.SURPRISAL))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("model 'm', layer a: an infinite surprisal at row 1");
    assertThat(store.keys()).isEmpty();
  }

  @Test
  void rowsOfPresentationsAreCountedAsSuch() throws InterruptedException {
    Stimuli silent = new Stimuli("s", List.of(), stimuli().presentations());
    states =
        new Recording(
            Recording.Rows.PRESENTATIONS, Map.of("a", Matrix.of(2, 1, new float[2])), Map.of());
    AssemblyReference data = materials.put(assembly.withStimuli(silent));
    RecordingRequested request =
        new RecordingRequested("r", FAR, 1, "m", data, RecordingSpec.STATES, "weights", "k", null);
    assertThat(answer(model(), request)).isInstanceOf(RecordingCompleted.class);
  }

  @Test
  void whatIsGivenUpIsNotKept() {
    ModelService model = model();
    RecordingRequested request = recording("weights", RecordingSpec.STATES);
    Task task = task(model, request);
    task.giveUp(Reason.DEPARTED, "model 'm' left");
    assertThatThrownBy(() -> model.answer(request, task)).isInstanceOf(CancellationException.class);
    assertThat(store.keys()).isEmpty();
    assertThat(permits.availablePermits()).isEqualTo(PERMITS);
  }

  @Test
  void onlySomeUnitsAreKept() throws InterruptedException {
    RecordingSpec spec = RecordingSpec.STATES.with("localizer=1");
    UnitSelection units = new UnitSelection(Map.of("a", List.of(1)));
    Request request = new RecordingRequested("r", FAR, 1, "m", data(), spec, "weights", "k", units);
    assertThat(answer(model(any -> states), request)).isEqualTo(new RecordingCompleted("r", "k"));
    Recording kept = store.open("k").orElseThrow();
    assertThat(kept.layers()).containsOnlyKeys(Recording.LOCALIZED);
    assertThat(kept.layer(Recording.LOCALIZED).toArray()).containsExactly(2, 4);
    assertThat(kept.notes()).containsEntry("localizer", "1 units: 1 of a");
  }

  // ---- metrics ----

  private final Map<String, LayerRecording> controlsSeen = new LinkedHashMap<>();
  private Map<String, String> settingsSeen = Map.of();

  /** A metric that writes down what it is given. */
  private final class Recorder implements Metric {
    @Override
    public Metric with(Map<String, String> settings) {
      settingsSeen = settings;
      return this;
    }

    @Override
    public Comparison compare(
        LayerRecording layer,
        Map<String, LayerRecording> controls,
        Assembly data,
        List<Split> splits,
        Progress progress) {
      controlsSeen.putAll(controls);
      return compare(layer.aligned(data), data, splits, progress);
    }

    @Override
    public Comparison compare(
        Matrix features, Assembly data, List<Split> splits, Progress progress) {
      return comparison;
    }

    @Override
    public Optional<Ceiling> ceiling(Assembly data, List<Split> splits, Progress progress) {
      return ceiling;
    }
  }

  private Service metric() {
    return new MetricService(
        plugin(Plugin.Kind.METRIC, "ridge"), new Recorder(), shelves, splits, permits);
  }

  /** One split, and with the inner one two. */
  private final CrossValidator splits =
      new CrossValidator() {
        @Override
        public List<Split> outer(CrossValidation cv, Assembly data) {
          divided.add(cv);
          return List.of(new Split(new int[] {0}, new int[] {1}));
        }

        @Override
        public List<Split> inner(List<Split> outer) {
          return List.of(new Split(new int[] {1}, new int[] {0}, true));
        }
      };

  private ComparisonRequested comparison(Map<String, String> controls) {
    return comparison(controls, false);
  }

  private ComparisonRequested comparison(Map<String, String> controls, boolean nested) {
    return new ComparisonRequested(
        "r", FAR, 1, "ridge", Map.of("pca", "1"), "key", "a", controls, data(), CV, nested);
  }

  @Test
  void splitsAreMadeWhereTheyAreNeeded() throws InterruptedException {
    store.put("key", states, Map.of());
    answer(metric(), comparison(Map.of()));
    assertThat(divided).containsExactly(CV);
    comparison = new Comparison(Matrix.of(2, 2, new float[4]), 2, Map.of());
    assertThat(answer(metric(), comparison(Map.of(), true)))
        .isInstanceOf(ComparisonCompleted.class);
  }

  @Test
  void dataThatWereRemovedAreNamed() {
    ComparisonRequested asked = comparison(Map.of());
    RecordingRequested recorded = recording("weights", RecordingSpec.STATES);
    materials.clear();
    String gone =
        "the material " + asked.assembly().key() + " is no longer in the store: retry the job";
    assertThatThrownBy(() -> answer(model(), recorded))
        .isInstanceOf(PluginException.class)
        .hasMessage(gone);
    store.put("key", states, Map.of());
    assertThatThrownBy(() -> answer(metric(), asked))
        .isInstanceOf(PluginException.class)
        .hasMessage(gone);
  }

  @Test
  void aMetricGetsTheLayerItsSettingsAndItsControls() throws InterruptedException {
    store.put("key", states, Map.of());
    store.put("c", states(Matrix.of(2, 1, new float[] {7, 8})), Map.of());
    assertThat(answer(metric(), comparison(Map.of("word-rate", "c"))))
        .isEqualTo(new ComparisonCompleted("r", comparison));
    assertThat(settingsSeen).isEqualTo(Map.of("pca", "1"));
    assertThat(controlsSeen).containsOnlyKeys("word-rate");
    assertThat(controlsSeen.get("word-rate").values().toArray()).containsExactly(7, 8);
  }

  @Test
  void aComparisonOfAnotherShapeIsRefused() {
    store.put("key", states, Map.of());
    comparison = new Comparison(Matrix.of(2, 2, new float[4]), 2, Map.of());
    assertThatThrownBy(() -> answer(metric(), comparison(Map.of())))
        .isInstanceOf(PluginException.class)
        .hasMessageContaining("metric 'ridge' returned")
        .hasMessageContaining("for 1 splits and 2 neuroids");
    comparison = new Comparison(Matrix.of(1, 3, new float[3]), 2, Map.of());
    assertThatThrownBy(() -> answer(metric(), comparison(Map.of())))
        .hasMessageContaining("for 1 splits and 2 neuroids");
    comparison = null;
    assertThatThrownBy(() -> answer(metric(), comparison(Map.of())))
        .hasMessageContaining("returned nothing for 1 splits and 2 neuroids");
  }

  /** NaN is a neuroid without a value; infinity is a mistake wherever it stands. */
  @Test
  void whatAMetricCannotMeanIsRefused() throws InterruptedException {
    store.put("key", states, Map.of());
    comparison = new Comparison(Matrix.of(1, 2, new float[] {Float.NaN, 0}), 2, Map.of());
    assertThat(answer(metric(), comparison(Map.of()))).isInstanceOf(ComparisonCompleted.class);
    Matrix finite = Matrix.of(1, 2, new float[2]);
    double infinite = Double.NEGATIVE_INFINITY;
    refused(
        new Comparison(
            Matrix.of(1, 2, new float[] {0, Float.POSITIVE_INFINITY}), 2, Map.of(), Map.of()),
        "an infinite value for split 0, neuroid 1");
    refused(
        new Comparison(finite, 2, Map.of("alpha.0", infinite)),
        "an infinite number in the detail alpha.0");
    refused(
        new Comparison(finite, 2, Map.of(), Map.of("p", List.of(Double.NaN, infinite))),
        "an infinite number in the column p");
  }

  private void refused(Comparison wrong, String why) {
    comparison = wrong;
    assertThatThrownBy(() -> answer(metric(), comparison(Map.of())))
        .isInstanceOf(PluginException.class)
        .hasMessage("metric 'ridge' returned " + why + ": this is a mistake of the metric");
  }

  @ParameterizedTest
  @CsvSource({
    "Infinity, 2, 'an infinite number in its ceiling'",
    "0.5, 3, '3 ceilings for 2 neuroids'",
    "0.5, -2, 'an infinite number in its ceilings of neuroids'",
  })
  void aCeilingThatCannotBeIsRefused(double value, int count, String why) {
    List<Double> neuroids =
        Collections.nCopies(Math.abs(count), count < 0 ? Double.NEGATIVE_INFINITY : Double.NaN);
    ceiling = Optional.of(new Ceiling(value, "made up", neuroids));
    CeilingRequested request = new CeilingRequested("r", FAR, 1, "ridge", Map.of(), data(), CV);
    assertThatThrownBy(() -> answer(metric(), request))
        .isInstanceOf(PluginException.class)
        .hasMessage("metric 'ridge' returned " + why + ": this is a mistake of the metric");
  }

  @Test
  void aRecordingThatWasRemovedIsNamed() {
    assertThatThrownBy(() -> answer(metric(), comparison(Map.of())))
        .isInstanceOf(PluginException.class)
        .hasMessage("the recording key is no longer in the store: retry the job");
  }

  @Test
  void aControlHasOneLayer() {
    store.put("key", states, Map.of());
    Matrix layer = Matrix.of(2, 1, new float[2]);
    store.put(
        "c",
        new Recording(Recording.Rows.PARTS, Map.of("a", layer, "b", layer), Map.of()),
        Map.of());
    assertThatThrownBy(() -> answer(metric(), comparison(Map.of("m2", "c"))))
        .isInstanceOf(PluginException.class)
        .hasMessage("'m2' has 2 layers: a control has one");
  }

  @Test
  void dataThatCannotTellHaveNoCeiling() throws InterruptedException {
    CeilingRequested request =
        new CeilingRequested("r", FAR, 1, "ridge", Map.of("ceiling", "none"), data(), CV);
    assertThat(answer(metric(), request)).isEqualTo(new CeilingCompleted("r", (Ceiling) null));
    assertThat(settingsSeen).isEqualTo(Map.of("ceiling", "none"));
  }

  // ---- data sets ----

  private Service dataset() {
    Dataset dataset =
        new Dataset() {
          @Override
          public DatasetInfo info() {
            throw new AssertionError("the catalog knows it");
          }

          @Override
          public Assembly load(Progress progress) {
            return assembly;
          }
        };
    return new DatasetService(plugin(Plugin.Kind.DATASET, "d"), dataset, materials);
  }

  @Test
  void aDataSetIsLoaded() throws InterruptedException {
    assertThat(answer(dataset(), new StimuliRequested("r", FAR, 1, "d")))
        .isEqualTo(new StimuliCompleted("r", data()));
  }

  @Test
  void dataWithNothingToScoreCanBeRead() throws InterruptedException {
    assembly = assembly(List.of());
    assertThat(answer(dataset(), new StimuliRequested("r", FAR, 1, "d")))
        .isEqualTo(new StimuliCompleted("r", data()));
  }

  @ParameterizedTest
  @CsvSource({"0, 2, 2", "1, 0, 0", "1, 1, 1", "-1, 1, -1"})
  void scoredRowsAreInOrderAndInside(int first, int second, int wrong) {
    assembly = assembly(List.of(first, second));
    assertThatThrownBy(() -> answer(dataset(), new StimuliRequested("r", FAR, 1, "d")))
        .isInstanceOf(PluginException.class)
        .hasMessage("d: scored presentation " + wrong + " is out of order or outside 0..1");
  }
}
