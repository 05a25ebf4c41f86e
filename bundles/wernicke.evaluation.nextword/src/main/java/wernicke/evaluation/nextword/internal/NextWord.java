package wernicke.evaluation.nextword.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Component;
import wernicke.api.Capability;
import wernicke.api.Draft;
import wernicke.api.Evaluated;
import wernicke.api.Evaluated.Measurement;
import wernicke.api.Evaluation;
import wernicke.api.EvaluationInfo;
import wernicke.api.NextTokens;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.Respondent;
import wernicke.api.Stimuli;

/**
 * Mean cross-entropy of the next token on WikiText-2 test (science.md section 7), and what follows
 * from it: perplexity, and bits per character of the text, which models of different tokenizers can
 * be compared by.
 */
@Component(property = "wernicke.id=" + NextWord.ID)
public final class NextWord implements Evaluation {
  static final String ID = "nextword";

  @Override
  public EvaluationInfo info() {
    return new EvaluationInfo(
        ID,
        "next-word prediction: cross-entropy per token of WikiText-2 test, perplexity, bits per"
            + " character",
        "Merity, Xiong, Bradbury, Socher (2017). Pointer sentinel mixture models. International"
            + " Conference on Learning Representations. arXiv:1609.07843",
        "WikiText2",
        Set.of(Capability.NEXT_TOKENS));
  }

  /** The model keeps what is finished itself. */
  @Override
  public Evaluated evaluate(Respondent model, Stimuli stimuli, Progress progress, Draft draft) {
    String text = stimuli.parts().stream().map(Part::text).collect(Collectors.joining());
    NextTokens found = model.nextTokens(List.of(text)).get(0);
    if (found.predicted() == 0) {
      throw new PluginException(
          stimuli.id() + ": %d tokens leave nothing to predict".formatted(found.tokens()));
    }
    return new Evaluated(
        measurements(found, text.codePointCount(0, text.length())),
        Map.of("tokens", "%d, %d of them predicted".formatted(found.tokens(), found.predicted())));
  }

  private static List<Measurement> measurements(NextTokens found, long characters) {
    double loss = found.nats() / found.predicted();
    double bits = found.nats() / Math.log(2) / characters;
    return List.of(
        new Measurement("", "loss", "nats per token", loss, found.predicted()),
        new Measurement("", "perplexity", "", Math.exp(loss), found.predicted()),
        new Measurement("", "bits-per-character", "bits", bits, characters));
  }
}
