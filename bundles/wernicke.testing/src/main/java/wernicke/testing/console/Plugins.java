package wernicke.testing.console;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import wernicke.api.Benchmark;
import wernicke.api.CrossValidation;
import wernicke.api.DatasetInfo;
import wernicke.api.RecordingSpec;
import wernicke.api.catalog.Plugin;

/** Plugins to list. */
public final class Plugins {
  private Plugins() {}

  public static Plugin model(String id, String... capabilities) {
    return new Plugin(
        Plugin.Kind.MODEL,
        id,
        "a model",
        "wernicke.model.test",
        "0.1.0",
        "code",
        List.of(capabilities),
        null);
  }

  public static Plugin metric(String id) {
    return new Plugin(
        Plugin.Kind.METRIC,
        id,
        "a metric",
        "wernicke.metric.test",
        "0.1.0",
        "code",
        List.of(),
        null);
  }

  public static Plugin dataset(DatasetInfo info) {
    return new Plugin(
        Plugin.Kind.DATASET,
        info.id(),
        info.description(),
        "wernicke.dataset.test",
        "0.1.0",
        "code",
        List.of(),
        info);
  }

  /** A neural data set without files. */
  public static DatasetInfo demo() {
    return info("Demo", List.of(), List.of(), RecordingSpec.STATES, "ridge");
  }

  /** A behavioural data set that has to be downloaded. */
  public static DatasetInfo futrell(DatasetInfo.Download... downloads) {
    return info(
        "Futrell2018",
        List.of("all_stories.tok", "words/*.tsv"),
        List.of(downloads),
        RecordingSpec.SURPRISAL,
        "pearsonr");
  }

  private static DatasetInfo info(
      String id,
      List<String> files,
      List<DatasetInfo.Download> downloads,
      RecordingSpec recording,
      String metric) {
    CrossValidation cv =
        recording.equals(RecordingSpec.STATES)
            ? CrossValidation.contiguous(5, 5)
            : CrossValidation.NONE;
    return new DatasetInfo(
        id,
        "a data set",
        "Somebody et al. 2018",
        "CC BY 4.0",
        files,
        files.isEmpty() ? Optional.empty() : Optional.of(URI.create("https://example.org/" + id)),
        downloads,
        List.of(new Benchmark(id + "-" + metric, id, metric, cv, recording)));
  }

  /** A catalog as after a fresh start. */
  public static FakeServices catalog() {
    FakeServices services = new FakeServices();
    services.plugins.addAll(
        List.of(
            dataset(demo()),
            dataset(futrell()),
            metric("pearsonr"),
            metric("ridge"),
            model("gpt3-davinci", "surprisal"),
            model("position", "states", "control"),
            model("tiny-gpt2-books", "states", "surprisal", "generation"),
            model("word-length", "states", "surprisal", "control")));
    return services;
  }
}
