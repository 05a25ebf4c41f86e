package wernicke.dataset.demo.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Component;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Benchmark;
import wernicke.api.CrossValidation;
import wernicke.api.Dataset;
import wernicke.api.DatasetInfo;
import wernicke.api.Matrix;
import wernicke.api.Progress;
import wernicke.api.RecordingSpec;

/**
 * Simulated listeners of a short story: carries its own text and needs no file, so that the whole
 * pipeline can be run, and its answer checked against a closed form, on any machine.
 *
 * <p>Every neuroid is a known linear map of four known features of a word, through a canonical
 * hemodynamic response, plus independent Gaussian noise. The bundle's README has the formulas.
 */
@Component(property = "wernicke.id=" + DemoDataset.ID)
public final class DemoDataset implements Dataset {
  static final String ID = "Demo";
  static final String SYNTHETIC =
      "synthetic: no brain was measured; the responses are simulated from states of"
          + " tiny-gpt2-books plus noise, and a score on them says nothing about people";

  @Override
  public DatasetInfo info() {
    return new DatasetInfo(
        ID,
        "Synthetic: simulated listeners of a short story, with a known score and a known ceiling",
        "no publication; made for Wernicke",
        "Apache-2.0",
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(
            new Benchmark(
                ID + "-ridge",
                ID,
                "ridge",
                CrossValidation.contiguous(5, 5),
                RecordingSpec.STATES)));
  }

  /** Simulates the responses: the same numbers on every machine, in well under a second. */
  @Override
  public Assembly load(Progress progress) {
    progress.report(0, "simulating listeners");
    Story story = Story.read();
    Matrix responses = Listeners.responses(Features.read(story));
    progress.report(1, "simulated listeners");
    return new Assembly(
        ID,
        story.stimuli(ID),
        Listeners.neuroids(),
        responses,
        IntStream.range(0, story.scans()).boxed().toList(),
        new Alignment(Hemodynamics.DELAYS, true),
        notes());
  }

  private static Map<String, String> notes() {
    Map<String, String> notes = new LinkedHashMap<>(Resources.properties("expected.properties"));
    notes.put("synthetic", SYNTHETIC);
    return notes;
  }
}
