package wernicke.endpoints.internal;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import wernicke.api.LanguageModel;
import wernicke.api.Matrix;
import wernicke.api.ModelInfo;
import wernicke.api.PluginException;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.catalog.Plugin;
import wernicke.api.event.WernickeEvent.DescriptionCompleted;
import wernicke.api.event.WernickeEvent.DescriptionRequested;
import wernicke.api.event.WernickeEvent.RecordingCompleted;
import wernicke.api.event.WernickeEvent.RecordingRequested;
import wernicke.api.event.WernickeEvent.Reply;
import wernicke.api.event.WernickeEvent.Request;
import wernicke.api.store.Recordings;

/** Answers for a language model: description, and recordings straight into the store. */
record ModelService(Plugin plugin, LanguageModel model, Recordings recordings, Semaphore permits)
    implements Service {
  @Override
  public String property() {
    return "model";
  }

  @Override
  public List<String> topics() {
    return List.of("wernicke/description/REQUESTED", "wernicke/recording/REQUESTED");
  }

  @Override
  public Reply answer(Request request, Task task) throws InterruptedException {
    if (request instanceof DescriptionRequested description) {
      return new DescriptionCompleted(description.request(), model.info());
    } else if (request instanceof RecordingRequested recording) {
      return record(recording, task);
    }
    throw new IllegalArgumentException("a model does not answer " + request.topic());
  }

  private Reply record(RecordingRequested request, Task task) throws InterruptedException {
    ModelInfo info = model.info();
    if (!info.weights().equals(request.weights())) {
      throw new Departed("model '" + plugin.id() + "' has other weights now");
    }
    if (!recordings.has(request.key())) {
      task.acquire(permits);
      Recording recording = model.record(request.stimuli(), request.spec(), task);
      task.check();
      check(request, recording);
      recordings.put(
          request.key(),
          recording,
          Map.of(
              "model", info.id(),
              "weights", info.weights(),
              "tokenizer", info.tokenizer(),
              "stimuli", request.stimuli().fingerprint(),
              "stimuli.id", request.stimuli().id(),
              "spec", request.spec().canonical()));
    }
    return new RecordingCompleted(request.request(), request.key());
  }

  private static void check(RecordingRequested request, Recording recording) {
    int expected =
        recording.rows() == Recording.Rows.PARTS
            ? request.stimuli().parts().size()
            : request.stimuli().presentations().size();
    if (recording.layers().isEmpty()) {
      throw new PluginException("model '" + request.model() + "' recorded no layer");
    }
    recording.layers().forEach((name, layer) -> check(request, name, layer, expected));
  }

  private static void check(RecordingRequested request, String name, Matrix layer, int expected) {
    String where = "model '" + request.model() + "', layer " + name + ": ";
    if (layer.rows() != expected || layer.columns() == 0) {
      throw new PluginException(
          where
              + layer.rows()
              + " x "
              + layer.columns()
              + " numbers for "
              + expected
              + " rows of stimuli");
    }
    if (request.spec().kind() == RecordingSpec.Kind.STATES) {
      FloatBuffer values = layer.buffer();
      for (int i = 0; values.hasRemaining(); i++) {
        if (!Float.isFinite(values.get())) {
          throw new PluginException(
              where
                  + "a NaN or infinite state at row "
                  + i / layer.columns()
                  + "; check the weights, float16 overflows");
        }
      }
    }
  }
}
