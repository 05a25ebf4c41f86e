package wernicke.store.internal.material;

import java.util.List;
import java.util.Map;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.Stimuli;
import wernicke.codec.internal.Codec;

/** An assembly without its numbers: what of its file is text. */
public record AssemblyText(
    String dataset,
    Stimuli stimuli,
    List<Neuroid> neuroids,
    List<Integer> scored,
    Alignment alignment,
    Map<String, String> notes) {
  static AssemblyText of(Assembly assembly) {
    return new AssemblyText(
        assembly.dataset(),
        assembly.stimuli(),
        assembly.neuroids(),
        assembly.scored(),
        assembly.alignment(),
        assembly.notes());
  }

  /** As JSON, equal for equal assemblies. */
  String json() {
    return Codec.canonical(this, AssemblyText.class);
  }

  /** With its numbers. */
  Assembly with(Matrix values) {
    return new Assembly(dataset, stimuli, neuroids, values, scored, alignment, notes);
  }
}
