package wernicke.scorer.internal.alignment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wernicke.api.Assembly;
import wernicke.api.AssemblyReference;
import wernicke.api.ModelInfo;
import wernicke.api.PluginException;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.UnitSelection;
import wernicke.api.Workload;
import wernicke.api.catalog.Plugin;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.event.WernickeEvent.RecordingRequested;
import wernicke.api.event.WernickeEvent.WorkloadRequested;
import wernicke.api.store.Cost.Step;
import wernicke.scorer.internal.conversation.Purpose;
import wernicke.scorer.internal.conversation.Question;
import wernicke.scorer.internal.cost.Estimate;
import wernicke.scorer.internal.cost.Part;
import wernicke.scorer.internal.cost.Work;
import wernicke.scorer.internal.identity.Keys;
import wernicke.scorer.internal.job.Desk;

/** The recordings of a job: the model's, then those of the controls, each once in the store. */
public final class RecordingStep {
  private final Desk desk;
  private final Inputs inputs;
  private final Plan plan;
  private boolean counted;
  private Optional<Workload> workload = Optional.empty();
  private volatile UnitSelection units; // chosen aside

  RecordingStep(Desk desk, Inputs inputs, Plan plan) {
    this.desk = desk;
    this.inputs = inputs;
    this.plan = plan;
  }

  /** Asks how much work the model's recording is; empty if it is known or there is none. */
  Optional<Question> counting() {
    if (counted || stored()) {
      return Optional.empty();
    }
    ModelInfo model = inputs.model();
    RecordingSpec spec = inputs.benchmark().recording();
    requireCapability(model.id(), spec);
    return Optional.of(
        new Question(
            Kind.MODEL,
            model.id(),
            new Purpose(Purpose.Step.WORKLOAD, plan.recording()),
            "counting the passes of " + model.id(),
            r ->
                new WorkloadRequested(
                    r, desk.deadline(), inputs.job(), model.id(), inputs.data(), spec)));
  }

  /** Keeps the answer to {@link #counting}. */
  void counted(Optional<Workload> answer) {
    counted = true;
    workload = answer;
  }

  /** The work of the model's recording, if the model can tell and it is not in the store. */
  Optional<Workload> workload() {
    return workload;
  }

  /** Whether the model's recording is in the store. */
  boolean stored() {
    return desk.recordings().has(plan.recording());
  }

  /** What is still to be recorded. */
  List<Part> open() {
    List<Part> parts = new ArrayList<>();
    if (localizing()) {
      double work = Work.recording(inputs.model(), inputs.localizer(), null);
      parts.add(part(localizerKey(), inputs.model(), localizerSpec(), work));
    }
    if (!stored()) {
      double work = Work.recording(inputs.model(), inputs.assembly(), workload.orElse(null));
      parts.add(part(plan.recording(), inputs.model(), inputs.benchmark().recording(), work));
    }
    controls()
        .forEach(
            (id, key) -> {
              if (!desk.recordings().has(key)) {
                double work = Work.recording(inputs.model(id), inputs.assembly(), null);
                parts.add(part(key, inputs.model(id), RecordingSpec.STATES, work));
              }
            });
    return parts;
  }

  private static Part part(String key, ModelInfo model, RecordingSpec spec, double work) {
    return new Part(
        new Purpose(Purpose.Step.RECORDING, key),
        Step.RECORDING,
        model.weights() + " " + spec.kind().word(),
        work);
  }

  /** The next recording to ask for; empty if all are in the store. */
  Optional<Question> missing() {
    if (localizing()) {
      return Optional.of(ask(true, inputs.model(), localizerSpec(), localizerKey()));
    } else if (!stored()) {
      RecordingSpec spec = inputs.benchmark().recording();
      return Optional.of(ask(false, inputs.model(), spec, plan.recording()));
    }
    return controls().entrySet().stream()
        .filter(control -> !desk.recordings().has(control.getValue()))
        .map(c -> ask(false, inputs.model(c.getKey()), RecordingSpec.STATES, c.getValue()))
        .findFirst();
  }

  // ---- the localizer ----

  /** Whether the model has to be recorded on the localizer's stimuli. */
  private boolean localizing() {
    return inputs.localizer() != null && !stored() && !desk.recordings().has(localizerKey());
  }

  private RecordingSpec localizerSpec() {
    return new RecordingSpec(RecordingSpec.Kind.STATES, inputs.benchmark().recording().pooling());
  }

  private String localizerKey() {
    return Keys.localizer(
        inputs.model(), inputs.localizer().stimuli().fingerprint(), localizerSpec());
  }

  /** The choice of units, if it is still to be made and can be: it takes its time. */
  Optional<Runnable> choice() {
    boolean needed = inputs.localizer() != null && units == null && !stored() && !localizing();
    return needed ? Optional.of(this::choose) : Optional.empty();
  }

  private void choose() {
    Recording states =
        desk.recordings()
            .open(localizerKey())
            .orElseThrow(
                () ->
                    new PluginException(
                        "the recording " + localizerKey() + " is gone: retry the job"));
    units = Localizer.of(states, inputs.localizer(), inputs.benchmark().recording().localizer());
  }

  /** Id of each control to the key of its recording. */
  Map<String, String> controls() {
    String stimuli = inputs.assembly().stimuli().fingerprint();
    Map<String, String> keys = new LinkedHashMap<>();
    for (String id : inputs.spec().beyond()) {
      keys.put(id, Keys.recording(inputs.model(id), stimuli, RecordingSpec.STATES, null));
    }
    return keys;
  }

  /**
   * @param localizing whether the localizer's stimuli are recorded, not those of the benchmark
   */
  private Question ask(boolean localizing, ModelInfo model, RecordingSpec spec, String key) {
    requireCapability(model.id(), spec);
    Assembly assembly = localizing ? inputs.localizer() : inputs.assembly();
    AssemblyReference stimuli = localizing ? inputs.contrast() : inputs.data();
    UnitSelection kept = spec.localizer() > 0 ? units : null;
    Estimate.of(model, assembly, spec).check(desk.recordings().freeBytes(), Estimate.freeMemory());
    return new Question(
        Kind.MODEL,
        model.id(),
        new Purpose(Purpose.Step.RECORDING, key),
        "recording " + model.id() + " on " + assembly.dataset(),
        r ->
            new RecordingRequested(
                r,
                desk.recordingDeadline(),
                inputs.job(),
                model.id(),
                stimuli,
                spec,
                model.weights(),
                key,
                kept));
  }

  private void requireCapability(String id, RecordingSpec spec) {
    String capability = spec.kind().word();
    Optional<Plugin> plugin = desk.catalog().find(Kind.MODEL, id);
    if (plugin.isPresent() && !plugin.get().can(capability)) {
      throw new PluginException(
          "model '"
              + id
              + "' cannot record "
              + capability
              + " as "
              + inputs.benchmark().id()
              + " needs; it can "
              + String.join(", ", plugin.get().capabilities()));
    }
  }

  /** A model has answered: its recording has to be there. */
  void requireStored(Purpose purpose) {
    if (!desk.recordings().has(purpose.about())) {
      throw new PluginException("the recording did not reach the store: retry the job");
    }
  }
}
