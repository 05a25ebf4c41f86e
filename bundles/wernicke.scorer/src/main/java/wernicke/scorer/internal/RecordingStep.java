package wernicke.scorer.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wernicke.api.Assembly;
import wernicke.api.ModelInfo;
import wernicke.api.PluginException;
import wernicke.api.RecordingSpec;
import wernicke.api.Workload;
import wernicke.api.catalog.Plugin;
import wernicke.api.catalog.Plugin.Kind;
import wernicke.api.event.WernickeEvent.RecordingRequested;
import wernicke.api.event.WernickeEvent.WorkloadRequested;
import wernicke.api.store.Cost.Step;

/** The recordings of a job: the model's, then those of the controls, each once in the store. */
final class RecordingStep {
  private final Desk desk;
  private final Inputs inputs;
  private final Plan plan;
  private boolean counted;
  private Optional<Workload> workload = Optional.empty();

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
            Question.WORKLOAD + ":" + plan.recording(),
            "counting the passes of " + model.id(),
            r ->
                new WorkloadRequested(
                    r, desk.deadline(), model.id(), inputs.assembly().stimuli(), spec)));
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
    if (!stored()) {
      parts.add(part(plan.recording(), inputs.model(), inputs.benchmark().recording(), workload));
    }
    controls()
        .forEach(
            (id, key) -> {
              if (!desk.recordings().has(key)) {
                parts.add(part(key, inputs.model(id), RecordingSpec.STATES, Optional.empty()));
              }
            });
    return parts;
  }

  private Part part(String key, ModelInfo model, RecordingSpec spec, Optional<Workload> tokens) {
    return new Part(
        Question.RECORDING + ":" + key,
        Step.RECORDING,
        model.weights() + " " + spec.kind().word(),
        Work.recording(model, inputs.assembly(), tokens.orElse(null)));
  }

  /** The next recording to ask for; empty if all are in the store. */
  Optional<Question> missing() {
    if (!stored()) {
      RecordingSpec spec = inputs.benchmark().recording();
      return Optional.of(ask(inputs.model(), spec, plan.recording(), inputs.localizer()));
    }
    return controls().entrySet().stream()
        .filter(control -> !desk.recordings().has(control.getValue()))
        .map(c -> ask(inputs.model(c.getKey()), RecordingSpec.STATES, c.getValue(), null))
        .findFirst();
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

  private Question ask(ModelInfo model, RecordingSpec spec, String key, Assembly localizer) {
    requireCapability(model.id(), spec);
    Assembly assembly = inputs.assembly();
    Estimate.of(model, assembly, spec).check(desk.recordings().freeBytes(), Estimate.freeMemory());
    return new Question(
        Kind.MODEL,
        model.id(),
        Question.RECORDING + ":" + key,
        "recording " + model.id() + " on " + inputs.benchmark().dataset(),
        r ->
            new RecordingRequested(
                r,
                desk.recordingDeadline(),
                model.id(),
                assembly.stimuli(),
                spec,
                model.weights(),
                key,
                localizer));
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
  void requireStored(String purpose) {
    if (!desk.recordings().has(Question.what(purpose))) {
      throw new PluginException("the recording did not reach the store: retry the job");
    }
  }
}
