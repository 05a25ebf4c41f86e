package wernicke.endpoints.internal.plugin;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import wernicke.api.AssemblyReference;
import wernicke.api.Generated;
import wernicke.api.LanguageModel;
import wernicke.api.Matrix;
import wernicke.api.ModelInfo;
import wernicke.api.NextTokens;
import wernicke.api.PluginException;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.api.catalog.Plugin;
import wernicke.api.event.WernickeEvent.DescriptionCompleted;
import wernicke.api.event.WernickeEvent.DescriptionRequested;
import wernicke.api.event.WernickeEvent.GenerationCompleted;
import wernicke.api.event.WernickeEvent.GenerationRequested;
import wernicke.api.event.WernickeEvent.NextTokensCompleted;
import wernicke.api.event.WernickeEvent.NextTokensRequested;
import wernicke.api.event.WernickeEvent.RecordingCompleted;
import wernicke.api.event.WernickeEvent.RecordingRequested;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.event.WernickeEvent.WorkloadCompleted;
import wernicke.api.event.WernickeEvent.WorkloadRequested;
import wernicke.api.store.Recordings;
import wernicke.endpoints.internal.request.Service;
import wernicke.endpoints.internal.request.Task;

/** Answers for a language model: description, and recordings straight into the store. */
public record ModelService(Plugin plugin, LanguageModel model, Shelves shelves, Semaphore permits)
    implements Service {
  @Override
  public String property() {
    return "model";
  }

  @Override
  public List<String> topics() {
    return List.of(
        "wernicke/description/REQUESTED",
        "wernicke/workload/REQUESTED",
        "wernicke/recording/REQUESTED",
        "wernicke/nexttokens/REQUESTED",
        "wernicke/generation/REQUESTED");
  }

  @Override
  public Reply answer(Request request, Task task) throws InterruptedException {
    if (request instanceof DescriptionRequested description) {
      return new DescriptionCompleted(description.request(), model.info());
    } else if (request instanceof WorkloadRequested work) {
      return new WorkloadCompleted(
          work.request(), model.workload(stimuli(work.stimuli()), work.spec()).orElse(null));
    } else if (request instanceof RecordingRequested recording) {
      return record(recording, task);
    } else if (request instanceof NextTokensRequested next) {
      task.acquire(permits);
      return nextTokens(next, task);
    } else if (request instanceof GenerationRequested generation) {
      task.acquire(permits);
      return generate(generation, task);
    }
    throw new IllegalArgumentException("a model does not answer " + request.topic());
  }

  private Reply generate(GenerationRequested request, Task task) {
    List<String> prompts = shelves.materials().texts(request.prompts());
    List<Generated> made = model.generated(prompts, request.tokens(), task);
    return new GenerationCompleted(
        request.request(),
        made.stream().map(Generated::text).toList(),
        made.stream().map(Generated::ids).toList());
  }

  private Stimuli stimuli(AssemblyReference reference) {
    return shelves.materials().open(reference).stimuli();
  }

  private Reply nextTokens(NextTokensRequested request, Task task) {
    ModelInfo info = requireWeights(request.weights());
    List<String> texts = shelves.materials().texts(request.texts());
    Map<String, String> metadata =
        Map.of(
            "model", info.id(),
            "weights", info.weights(),
            "tokenizer", info.tokenizer(),
            "texts", String.valueOf(texts.size()),
            "code", plugin.code());
    List<NextTokens> predicted;
    try (Recordings.OpenDraft draft = shelves.recordings().draft(request.key(), metadata)) {
      predicted = model.nextTokens(texts, task, draft);
      task.check();
    }
    new Outcomes(plugin).require(predicted, texts.size());
    shelves.recordings().removeDraft(request.key());
    return new NextTokensCompleted(request.request(), predicted);
  }

  /** What the model says of itself, if it is the one that was asked for. */
  private ModelInfo requireWeights(String weights) {
    ModelInfo info = model.info();
    if (!info.weights().equals(weights)) {
      throw new Departed("model '" + plugin.id() + "' has other weights now");
    }
    return info;
  }

  private Reply record(RecordingRequested request, Task task) throws InterruptedException {
    ModelInfo info = requireWeights(request.weights());
    if (!shelves.recordings().has(request.key())) {
      task.acquire(permits);
      Stimuli stimuli = stimuli(request.stimuli());
      Recording recording = record(request.key(), stimuli, request.spec(), info, task);
      if (request.units() != null) {
        recording = request.units().keep(recording);
      }
      shelves.recordings().put(request.key(), recording, metadata(stimuli, request.spec(), info));
    }
    return new RecordingCompleted(request.request(), request.key());
  }

  /** Records, going on where an earlier attempt of the same code was interrupted. */
  private Recording record(
      String key, Stimuli stimuli, RecordingSpec spec, ModelInfo info, Task task) {
    Map<String, String> metadata = new HashMap<>(metadata(stimuli, spec, info));
    metadata.put("code", plugin.code());
    try (Recordings.OpenDraft draft = shelves.recordings().draft(key, metadata)) {
      Recording recording = model.record(stimuli, spec, task, draft);
      task.check();
      check(stimuli, spec, recording);
      return recording;
    } catch (BadRecording e) {
      shelves.recordings().removeDraft(key); // it would be as bad the next time
      throw e;
    }
  }

  private static Map<String, String> metadata(Stimuli stimuli, RecordingSpec spec, ModelInfo info) {
    return Map.of(
        "model", info.id(),
        "weights", info.weights(),
        "tokenizer", info.tokenizer(),
        "stimuli", stimuli.fingerprint(),
        "stimuli.id", stimuli.id(),
        "spec", spec.canonical());
  }

  private void check(Stimuli stimuli, RecordingSpec spec, Recording recording) {
    String where = "model '" + plugin.id() + "'";
    int expected =
        recording.rows() == Recording.Rows.PARTS
            ? stimuli.parts().size()
            : stimuli.presentations().size();
    if (recording.layers().isEmpty()) {
      throw new BadRecording(where + " recorded no layer");
    }
    recording
        .layers()
        .forEach((name, layer) -> check(where + ", layer " + name + ": ", spec, layer, expected));
  }

  private static void check(String where, RecordingSpec spec, Matrix layer, int expected) {
    if (layer.rows() != expected || layer.columns() == 0) {
      throw new BadRecording(
          where
              + layer.rows()
              + " x "
              + layer.columns()
              + " numbers for "
              + expected
              + " rows of stimuli");
    }
    boolean states = spec.kind() == RecordingSpec.Kind.STATES;
    FloatBuffer values = layer.buffer();
    for (int i = 0; values.hasRemaining(); i++) {
      float value = values.get();
      if (states ? !Float.isFinite(value) : Float.isInfinite(value)) {
        throw new BadRecording(
            where
                + (states ? "a NaN or infinite state" : "an infinite surprisal")
                + " at row "
                + i / layer.columns()
                + "; check the weights, float16 overflows");
      }
    }
  }

  /** What a model gave is no recording of what it was given. */
  private static final class BadRecording extends PluginException {
    private static final long serialVersionUID = 1;

    BadRecording(String message) {
      super(message);
    }
  }
}
