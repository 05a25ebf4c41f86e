package wernicke.model.transformers.internal.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.IntStream;
import wernicke.api.Generated;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.api.TokenIds;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.checkpoint.EndTokens;
import wernicke.model.transformers.internal.decoder.Decoder;
import wernicke.model.transformers.internal.decoder.Tokens;
import wernicke.model.transformers.internal.family.plan.Architecture;
import wernicke.model.transformers.internal.family.plan.Teacher;
import wernicke.model.transformers.internal.tokens.TextTokenizer;

/**
 * Greedy continuation of texts. Prompts of equal length run together; as many at once as their keys
 * and values fit into the memory set aside for them.
 */
final class TextGenerator {
  /** Bytes of keys and values that are kept at once. */
  private static final long MEMORY = 1L << 30;

  private final Architecture architecture;
  private final TextTokenizer tokenizer;
  private final Decoder decoder;
  private final SortedSet<Integer> ends;

  TextGenerator(Checkpoint checkpoint, TextTokenizer tokenizer, Decoder decoder) {
    this.architecture = checkpoint.architecture();
    this.tokenizer = tokenizer;
    this.decoder = decoder;
    this.ends = EndTokens.ofGeneration(checkpoint.folder());
  }

  /** See {@link wernicke.api.LanguageModel#generated}. */
  List<Generated> generate(List<String> prompts, int tokens, Progress progress) {
    if (tokens < 1) {
      throw new PluginException("%d new tokens: ask for at least 1".formatted(tokens));
    }
    int[][] ids = prompts.stream().map(p -> tokenizer.encode(p, true)).toArray(int[][]::new);
    Generated[] texts = new Generated[ids.length];
    int done = 0;
    for (List<Integer> together : groups(ids, tokens)) {
      List<int[]> found = greedy(ids, together, tokens, progress);
      for (int i = 0; i < together.size(); i++) {
        int[] made = found.get(i);
        TokenIds known = new TokenIds(boxed(ids[together.get(i)]), boxed(made));
        texts[together.get(i)] = new Generated(tokenizer.decode(made), known);
      }
      done += together.size();
      progress.report((double) done / ids.length, done + " of " + ids.length + " texts");
    }
    return List.of(texts);
  }

  private static List<Integer> boxed(int... ids) {
    return Arrays.stream(ids).boxed().toList();
  }

  /** Indices of prompts of equal length, not too many in one group. */
  private List<List<Integer>> groups(int[][] ids, int tokens) {
    Map<Integer, List<Integer>> byLength = new TreeMap<>();
    for (int i = 0; i < ids.length; i++) {
      byLength.computeIfAbsent(length(ids[i], tokens), n -> new ArrayList<>()).add(i);
    }
    List<List<Integer>> groups = new ArrayList<>();
    byLength.forEach(
        (length, indices) -> {
          long each = 8L * architecture.blocks() * architecture.width() * (length + tokens);
          int most = (int) Math.max(1, MEMORY / each);
          for (int from = 0; from < indices.size(); from += most) {
            groups.add(indices.subList(from, Math.min(indices.size(), from + most)));
          }
        });
    return groups;
  }

  /** Number of tokens of a prompt, all of which the model can take and knows. */
  private int length(int[] prompt, int tokens) {
    boolean causal = architecture.teacher() == null;
    int needed = causal ? prompt.length + tokens : Math.max(prompt.length - 1, tokens);
    if (needed > architecture.contextLength() || prompt.length == 0) {
      throw new PluginException(
          "a prompt of %d tokens and %d new ones do not fit the context of %d tokens: shorten it"
              .formatted(prompt.length, tokens, architecture.contextLength()));
    }
    if (Arrays.stream(prompt).max().getAsInt() >= architecture.vocabulary()) {
      throw new PluginException("the tokenizer and the model do not belong together");
    }
    return prompt.length;
  }

  private List<int[]> greedy(
      int[][] ids, Collection<Integer> together, int tokens, Progress progress) {
    int[] all = together.stream().flatMapToInt(i -> Arrays.stream(ids[i])).toArray();
    Tokens batch = new Tokens(all, all.length / together.size());
    Teacher teacher = architecture.teacher();
    if (teacher != null) {
      int[] starts = IntStream.generate(teacher::start).limit(together.size()).toArray();
      batch = batch.with(new Tokens(starts, 1));
    }
    int steady = teacher == null ? architecture.steadyLength() : Integer.MAX_VALUE;
    return decoder.greedy(List.of(batch), tokens, ends, steady, progress::check);
  }
}
