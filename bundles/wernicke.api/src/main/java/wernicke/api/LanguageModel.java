package wernicke.api;

import java.util.List;
import java.util.Optional;

/**
 * A model that can be recorded. Register it as an OSGi service with these properties:
 *
 * <table>
 * <caption>Service properties</caption>
 * <tr><th>{@code wernicke.id}</th><td>String, required: the id on the shell</td></tr>
 * <tr><th>{@code recording}</th><td>String[], required: the capabilities, {@code states}, {@code surprisal}, {@code generation} and/or {@code next-tokens}</td></tr>
 * <tr><th>{@code wernicke.description}</th><td>String: one line for {@code models}</td></tr>
 * <tr><th>{@code wernicke.trouble}</th><td>String: why it cannot be used, one line; it is listed, but not scored</td></tr>
 * <tr><th>{@code wernicke.control}</th><td>Boolean: true if it belongs beside every report</td></tr>
 * </table>
 *
 * <p>Calls come from one worker thread at a time, never from an event thread, and may take as long
 * as they need. When the plugin leaves or the job is cancelled the thread is interrupted and {@link
 * Progress#cancelled()} turns true: return soon, by a CancellationException.
 */
public interface LanguageModel {
  /**
   * Describes the model. May read and hash the weights; cache the answer.
   *
   * @throws PluginException if the files are missing, truncated or of an unsupported kind
   */
  ModelInfo info();

  /**
   * Records the model on stimuli as science.md section 2 says.
   *
   * @return states: one matrix per layer of {@link ModelInfo#layers()}; surprisal: the layer {@link
   *     Recording#SURPRISAL}
   * @throws PluginException if it cannot, saying why in one line
   */
  Recording record(Stimuli stimuli, RecordingSpec spec, Progress progress);

  /**
   * The same for a model that takes its time: it asks the draft for the parts that are finished
   * already, and gives it each that it finishes. The result is the same to the bit, interrupted or
   * not. This is the method that is called; by itself it records all anew.
   */
  default Recording record(Stimuli stimuli, RecordingSpec spec, Progress progress, Draft draft) {
    return record(stimuli, spec, progress);
  }

  /**
   * Counts, without making it, what a recording takes: exactly, and in a small part of its time.
   *
   * @return empty if the model cannot tell
   * @throws PluginException if it cannot record that, saying why in one line
   */
  default Optional<Workload> workload(Stimuli stimuli, RecordingSpec spec) {
    return Optional.empty();
  }

  /**
   * How well it predicts texts, token by token (science.md section 7): each text unchanged,
   * tokenised whole without special tokens and cut into consecutive windows of the model's length,
   * 2,048 tokens if it has none; the last window is shorter, and left out if it has one token.
   * Every token of a window but its first is predicted from those before it in the window; an
   * encoder-decoder model does that in its decoder, its encoder sees nothing. Only asked of models
   * with the capability {@link Capability#NEXT_TOKENS}.
   *
   * @param draft see {@link #record(Stimuli, RecordingSpec, Progress, Draft)}
   * @return for each text, in order
   * @throws PluginException if it cannot, saying why in one line
   */
  default List<NextTokens> nextTokens(List<String> texts, Progress progress, Draft draft) {
    throw new PluginException(
        "model '" + info().id() + "' cannot tell how probable the next tokens of a text are");
  }

  /**
   * Continues texts by the most probable token, one after the other (greedy decoding), until the
   * model ends the text. Only asked of models with the capability {@code generation}.
   *
   * @param prompts texts, tokenised with the special tokens that the tokenizer puts in front
   * @param tokens at most so many new tokens
   * @return for each prompt what follows, special tokens left out
   * @throws PluginException if it cannot, or a prompt and its continuation exceed the context
   */
  default List<String> generate(List<String> prompts, int tokens, Progress progress) {
    throw new PluginException("model '" + info().id() + "' cannot generate text");
  }

  /**
   * The same of a model that tells the ids of its tokens too. This is the method that is called; by
   * itself it tells none.
   */
  default List<Generated> generated(List<String> prompts, int tokens, Progress progress) {
    return generate(prompts, tokens, progress).stream()
        .map(text -> new Generated(text, TokenIds.UNKNOWN))
        .toList();
  }
}
