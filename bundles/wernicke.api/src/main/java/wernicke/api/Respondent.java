package wernicke.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The model that an evaluation asks. Each call is a request to the model, and waits for its reply;
 * it ends in a {@link PluginException} if the model cannot do it, and in a {@link
 * java.util.concurrent.CancellationException} if nobody waits for the evaluation any more.
 */
@ProviderType
public interface Respondent {
  /** What the model says of itself. */
  ModelInfo info();

  /** See {@link LanguageModel#nextTokens}. */
  List<NextTokens> nextTokens(List<String> texts);

  /** See {@link LanguageModel#generated}. */
  List<Generated> generated(List<String> prompts, int tokens);
}
