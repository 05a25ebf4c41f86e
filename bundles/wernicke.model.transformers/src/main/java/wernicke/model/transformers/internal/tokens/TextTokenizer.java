package wernicke.model.transformers.internal.tokens;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import wernicke.api.PluginException;
import wernicke.model.transformers.internal.engine.Torch;
import wernicke.model.transformers.internal.files.FileLabel;
import wernicke.model.transformers.internal.files.JsonFile;

/**
 * The Hugging Face tokenizer that a {@code tokenizer.json} describes: no truncation, no padding,
 * special tokens as its post-processor adds them (GPT-2: none).
 */
public final class TextTokenizer implements AutoCloseable {
  private static final Map<String, String> OPTIONS =
      Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "true");

  private final HuggingFaceTokenizer tokenizer;
  private final boolean splitsAtSpaces;
  private final int leading;

  private TextTokenizer(HuggingFaceTokenizer tokenizer, boolean splitsAtSpaces, int leading) {
    this.tokenizer = tokenizer;
    this.splitsAtSpaces = splitsAtSpaces;
    this.leading = leading;
  }

  /**
   * Loads a tokenizer; close it to free its native memory.
   *
   * @throws PluginException if the file is missing, of an unsupported kind, or adds tokens after
   *     the text, which no causal model can be recorded with
   */
  public static TextTokenizer open(Path file) {
    JsonObject json = JsonFile.read(file);
    HuggingFaceTokenizer tokenizer = load(file);
    try {
      long[] bare = tokenizer.encode("a", false, false).getIds();
      long[] full = tokenizer.encode("a", true, false).getIds();
      int leading = full.length - bare.length;
      if (leading < 0 || !Arrays.equals(full, leading, full.length, bare, 0, bare.length)) {
        throw new PluginException(
            FileLabel.of(file) + " adds tokens after the text, which is not supported");
      }
      return new TextTokenizer(tokenizer, ByteLevel.splitsAtSpaces(json), leading);
    } catch (PluginException e) {
      tokenizer.close();
      throw e;
    }
  }

  private static HuggingFaceTokenizer load(Path file) {
    try {
      return Torch.underFrameworkLoader(() -> HuggingFaceTokenizer.newInstance(file, OPTIONS));
    } catch (RuntimeException e) {
      throw new PluginException(
          FileLabel.of(file) + ": the tokenizer cannot be loaded: " + e.getMessage(), e);
    }
  }

  /** The token ids of a text. */
  public int[] encode(String text) {
    return Arrays.stream(tokenizer.encode(text).getIds()).mapToInt(Math::toIntExact).toArray();
  }

  /** Number of tokens that it puts before every text, such as a beginning-of-sequence token. */
  public int leading() {
    return leading;
  }

  /** Tokens of a passage and of its growing prefixes, by the fastest way that is exact. */
  public PassageTokens encode(Context context) {
    Optional<PassageTokens> fast =
        splitsAtSpaces ? new SegmentedPrefixes(this).encode(context) : Optional.empty();
    return fast.orElseGet(() -> new GrowingPrefixes(this).encode(context));
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
