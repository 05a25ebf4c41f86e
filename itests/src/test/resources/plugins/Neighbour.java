package neighbour;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.Benchmark;
import wernicke.api.Capability;
import wernicke.api.Comparison;
import wernicke.api.CrossValidation;
import wernicke.api.Dataset;
import wernicke.api.DatasetInfo;
import wernicke.api.Draft;
import wernicke.api.Evaluated;
import wernicke.api.Evaluation;
import wernicke.api.EvaluationInfo;
import wernicke.api.LanguageModel;
import wernicke.api.Matrix;
import wernicke.api.Metric;
import wernicke.api.ModelInfo;
import wernicke.api.Neuroid;
import wernicke.api.Part;
import wernicke.api.Presentation;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Respondent;
import wernicke.api.Split;
import wernicke.api.Stimuli;
import wernicke.api.console.Arguments;
import wernicke.api.console.Exit;
import wernicke.api.console.Terminal;
import wernicke.api.console.Usage;
import wernicke.api.console.Verb;
import wernicke.api.health.Finding;
import wernicke.api.health.HealthCheck;

/** One of each kind of plugin, compiled outside the reactor against the api alone. */
public final class Neighbour {
  private static final int WORDS = 24;

  private Neighbour() {}

  @Component(
      service = LanguageModel.class,
      property = {"wernicke.id=neighbour-model", "recording=states"})
  public static class Model implements LanguageModel {
    @Override
    public ModelInfo info() {
      return new ModelInfo("neighbour-model", "neighbour", 7, List.of("only"), 1, 0, "", "weights-1");
    }

    @Override
    public Recording record(Stimuli stimuli, RecordingSpec spec, Progress progress) {
      float[] values = new float[stimuli.parts().size()];
      for (int i = 0; i < values.length; i++) {
        progress.check();
        values[i] = stimuli.parts().get(i).text().length();
      }
      return new Recording(Recording.Rows.PARTS, Map.of("only", Matrix.column(values)), Map.of());
    }
  }

  @Component(service = Dataset.class, property = "wernicke.id=Neighbours")
  public static class People implements Dataset {
    @Override
    public DatasetInfo info() {
      return new DatasetInfo(
          "Neighbours",
          "made-up reading times of two neighbours",
          "nobody",
          "CC0",
          List.of(),
          Optional.empty(),
          List.of(),
          List.of(
              new Benchmark(
                  "Neighbours-agreement",
                  "Neighbours",
                  "agreement",
                  CrossValidation.NONE,
                  RecordingSpec.STATES)));
    }

    @Override
    public Assembly load(Progress progress) {
      List<Part> parts = new ArrayList<>();
      List<Presentation> presentations = new ArrayList<>();
      List<Integer> scored = new ArrayList<>();
      float[] values = new float[2 * WORDS];
      for (int i = 0; i < WORDS; i++) {
        String word = "abcdefgh".substring(0, 1 + i * 5 % 8);
        parts.add(new Part(word, "page", i));
        presentations.add(new Presentation("word-" + i, "page", Map.of()));
        scored.add(i);
        values[2 * i] = 3 * word.length();
        values[2 * i + 1] = -word.length();
      }
      return new Assembly(
          "Neighbours",
          new Stimuli("Neighbours", parts, presentations),
          List.of(new Neuroid("left", "ann", Map.of()), new Neuroid("right", "bob", Map.of())),
          Matrix.of(WORDS, 2, values),
          scored,
          Alignment.DIRECT,
          Map.of());
    }
  }

  /** Share of neighbouring presentations at which the first feature and a neuroid move alike. */
  @Component(
      service = Metric.class,
      property = {"wernicke.id=agreement", "wernicke.description=do both move alike"})
  public static class Agreement implements Metric {
    @Override
    public Comparison compare(Matrix x, Assembly assembly, List<Split> splits, Progress progress) {
      Matrix y = assembly.values();
      float[] values = new float[splits.size() * y.columns()];
      for (int k = 0; k < values.length; k++) {
        progress.check();
        int[] rows = splits.get(k / y.columns()).test();
        int alike = 0;
        for (int i = 1; i < rows.length; i++) {
          float a = x.get(rows[i], 0) - x.get(rows[i - 1], 0);
          float b = y.get(rows[i], k % y.columns()) - y.get(rows[i - 1], k % y.columns());
          alike += a * b > 0 ? 1 : 0;
        }
        values[k] = (float) alike / (rows.length - 1);
      }
      Matrix found = Matrix.of(splits.size(), y.columns(), values);
      return new Comparison(found, assembly.scored().size(), Map.of());
    }
  }

  @Component(service = Evaluation.class, property = "wernicke.id=parameters")
  public static class Parameters implements Evaluation {
    @Override
    public EvaluationInfo info() {
      return new EvaluationInfo(
          "parameters", "counts parameters", "nobody", "Neighbours", Set.of(Capability.STATES));
    }

    @Override
    public Evaluated evaluate(Respondent model, Stimuli stimuli, Progress progress, Draft draft) {
      long parameters = model.info().parameters();
      return new Evaluated(
          List.of(
              new Evaluated.Measurement(
                  "", "parameters", "", parameters, stimuli.presentations().size())),
          Map.of());
    }
  }

  @Component(service = Verb.class)
  public static class Greet implements Verb {
    @Override
    public Usage usage() {
      return Usage.of("greet", "says hello over the fence")
          .parameter("whom", "who is greeted")
          .flag("loud", "in capitals")
          .example("greet ann --loud", "wakes her up");
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
      String text = "hello " + arguments.get(0);
      terminal.out().println(arguments.flag("loud") ? text.toUpperCase() : text);
      return Exit.OK;
    }
  }

  @Component(service = HealthCheck.class)
  public static class Fence implements HealthCheck {
    @Override
    public String area() {
      return "fence";
    }

    @Override
    public List<Finding> look() {
      return List.of(Finding.fine(area(), "the fence stands"));
    }
  }
}
