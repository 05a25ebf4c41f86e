package wernicke.model.transformers.internal.family.rotary;

import wernicke.model.transformers.internal.family.config.ModelConfig;

/** The scaled rotary positions of LLaMA 3.1: low frequencies are divided, high ones kept. */
final class Llama3 {
  private Llama3() {}

  /**
   * @param values {@code rope_scaling} with {@code factor}, {@code low_freq_factor}, {@code
   *     high_freq_factor} and {@code original_max_position_embeddings}
   */
  static float[] scale(ModelConfig values, float[] frequencies) {
    double factor = values.number("factor");
    double low = values.number("low_freq_factor");
    double high = values.number("high_freq_factor");
    int original = values.positive("original_max_position_embeddings");
    float[] scaled = new float[frequencies.length];
    for (int i = 0; i < scaled.length; i++) {
      double turns = original * (double) frequencies[i] / (2 * Math.PI);
      double kept = Math.max(0, Math.min(1, (turns - low) / (high - low)));
      scaled[i] = (float) ((1 - kept) * frequencies[i] / factor + kept * frequencies[i]);
    }
    return scaled;
  }
}
