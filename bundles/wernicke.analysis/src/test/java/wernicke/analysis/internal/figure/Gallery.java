package wernicke.analysis.internal.figure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import wernicke.api.Neuroid;
import wernicke.api.job.Score;
import wernicke.api.report.NeuroidTable;

/** Every kind of picture, to be looked at: {@code main(folder)}. */
public final class Gallery {
  private static final int CONTROLS = 13;

  private Gallery() {}

  /** Writes all of them. */
  public static void main(String... arguments) {
    Path folder = Path.of(arguments[0]);
    ScoreFigures figures = new ScoreFigures();
    List<Score> controls = new ArrayList<>();
    for (int i = 0; i < CONTROLS; i++) {
      controls.add(Scores.control("control-" + i, 0.11 - 0.012 * i));
    }
    figures.draw(Scores.model(Map.of()), controls, folder.resolve("many-controls"));
    figures.draw(encoderAndDecoder(), controls.subList(0, 3), folder.resolve("two-stacks"));
    figures.draw(Scores.surprisal("gpt3", 0.2076), controls.subList(0, 3), folder.resolve("words"));
    List<Score> models = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      models.add(deep("model-" + i, 6 + 6 * i, 0.2 + 0.03 * i, i));
    }
    figures.together(models, folder.resolve("together"));
    figures.brain(brain(160, true), folder.resolve("brain-dots-signed"));
    figures.brain(brain(160, false), folder.resolve("brain-dots"));
    figures.brain(brain(4000, true), folder.resolve("brain-squares-signed"));
    figures.rois(regions(true), folder.resolve("rois-signed"));
    figures.rois(regions(false), folder.resolve("rois"));
  }

  private static Score encoderAndDecoder() {
    List<Score.Layer> layers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      layers.add(new Score.Layer("encoder.block." + i, 0.1 + 0.01 * i, 0.02));
    }
    for (int i = 0; i < 12; i++) {
      layers.add(new Score.Layer("decoder.block." + i, 0.18 - 0.01 * i, 0.03));
    }
    Map<String, Double> subjects = new LinkedHashMap<>();
    for (int i = 0; i < 27; i++) {
      subjects.put("s" + i, 0.21 + 0.1 * Math.sin(i * 1.7));
    }
    return Scores.of("flan-t5-base", layers, subjects, Map.of());
  }

  private static Score deep(String model, int depth, double top, int seed) {
    Random random = new Random(seed);
    List<Score.Layer> layers = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      double bump = Math.sin(Math.PI * (i + 1) / (depth + 1.0));
      layers.add(new Score.Layer("h." + i, top * bump + 0.01 * random.nextGaussian(), 0.02));
    }
    return Scores.of(model, layers, Map.of("A", top, "B", top - 0.05, "C", top + 0.04), Map.of());
  }

  private static NeuroidTable brain(int n, boolean signed) {
    Random random = new Random(1);
    List<Neuroid> neuroids = new ArrayList<>();
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      long x = 2 * Math.round(-25 + 8 * random.nextGaussian());
      long y = 2 * Math.round(-8 + 15 * random.nextGaussian());
      long z = 2 * Math.round(5 + 9 * random.nextGaussian());
      neuroids.add(Tables.neuroid("n" + i, "s1", "x " + x + " y " + y + " z " + z));
      double value = 0.2 * Math.sin(y / 20.0) + 0.05 * random.nextGaussian();
      values[i] = (float) (signed ? value : Math.abs(value));
    }
    return Tables.of(neuroids, values);
  }

  private static NeuroidTable regions(boolean signed) {
    List<Neuroid> neuroids = new ArrayList<>();
    for (String roi : List.of("LIFGorb", "LIFG", "LMFG", "LAntTemp", "LPostTemp", "LAngG")) {
      for (int i = 0; i < 3; i++) {
        neuroids.add(Tables.neuroid(roi + i, "s" + i, "roi " + roi));
      }
    }
    float[][] layers = new float[12][neuroids.size()];
    for (int l = 0; l < layers.length; l++) {
      for (int n = 0; n < neuroids.size(); n++) {
        double value = 0.3 * Math.sin(l / 4.0 + n) - (signed ? 0.1 : -0.31);
        layers[l][n] = (float) value;
      }
    }
    return Tables.of(neuroids, layers);
  }
}
