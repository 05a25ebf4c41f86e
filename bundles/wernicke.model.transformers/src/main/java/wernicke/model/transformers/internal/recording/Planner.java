package wernicke.model.transformers.internal.recording;

import java.util.ArrayList;
import java.util.List;
import wernicke.api.Part;
import wernicke.model.transformers.internal.tokens.Context;
import wernicke.model.transformers.internal.tokens.PassageTokens;
import wernicke.model.transformers.internal.tokens.TextTokenizer;

/**
 * Decides which sequences to run (science.md, section 2): one per passage, which answers for all
 * parts whose tokens so far begin the tokens of the passage and fit the model; and one for each
 * other part, its context cut on the left to the model's maximum; tokens that the tokenizer itself
 * puts in front stay.
 *
 * <p>The tokens of part k are, as in Brain-Score's {@code HuggingfaceSubject}, those of the text up
 * to its end beyond the number of tokens of the text up to the part before.
 */
public final class Planner {
  private final TextTokenizer tokenizer;
  private final int maximum;
  private final int steady;
  private final List<Pass> passes = new ArrayList<>();
  private final List<Plan.Blank> blanks = new ArrayList<>();
  private int own;
  private int truncated;
  private int overlong;

  private Planner(TextTokenizer tokenizer, int maximum, int steady) {
    this.tokenizer = tokenizer;
    this.maximum = maximum;
    this.steady = steady;
  }

  /**
   * Plans all passages.
   *
   * @param maximum tokens that the model can take
   * @param steady tokens up to which one pass is exact for all prefixes; at most {@code maximum}
   */
  public static Plan plan(List<Part> parts, TextTokenizer tokenizer, int maximum, int steady) {
    Planner planner = new Planner(tokenizer, maximum, steady);
    for (int start = 0; start < parts.size(); ) {
      int end = start + 1;
      while (end < parts.size() && parts.get(end).passage().equals(parts.get(start).passage())) {
        end++;
      }
      planner.passage(start, parts.subList(start, end).stream().map(Part::text).toList());
      start = end;
    }
    return new Plan(
        parts.size(),
        planner.passes,
        planner.blanks,
        planner.own,
        planner.truncated,
        planner.overlong);
  }

  private void passage(int first, List<String> texts) {
    Context context = Context.of(texts);
    PassageTokens tokens = tokenizer.encode(context);
    List<Target> together = new ArrayList<>();
    List<Pass> alone = new ArrayList<>();
    int longest = 0;
    int last = 0;
    for (int i = 0; i < context.parts(); i++) {
      if (context.blank(i) || tokens.length(i) == 0) {
        blanks.add(new Plan.Blank(first + i, tokens.length(i) <= tokenizer.leading()));
      } else if (tokens.shared(i) && tokens.length(i) <= steady) {
        together.add(target(first, i, tokens, 0));
        if (tokens.length(i) > longest) {
          longest = tokens.length(i);
          last = i;
        }
      } else {
        alone.add(alone(first, i, tokens));
      }
    }
    if (!together.isEmpty()) {
      passes.add(Pass.of(tokens.last(last, longest), together));
    }
    passes.addAll(alone);
  }

  private Pass alone(int first, int part, PassageTokens tokens) {
    int cut = Math.max(0, tokens.length(part) - maximum);
    Target target = target(first, part, tokens, cut);
    own++;
    truncated += cut > 0 ? 1 : 0;
    overlong += start(part, tokens) < cut + (cut > 0 ? tokenizer.leading() : 0) ? 1 : 0;
    return Pass.of(tokens.last(part, maximum, tokenizer.leading()), List.of(target));
  }

  private Target target(int first, int part, PassageTokens tokens, int cut) {
    int to = tokens.length(part) - cut;
    int floor = cut > 0 ? tokenizer.leading() : 0;
    int from = Math.min(to, Math.max(floor, start(part, tokens) - cut));
    return new Target(first + part, from, to);
  }

  private int start(int part, PassageTokens tokens) {
    return part == 0 ? tokenizer.leading() : tokens.length(part - 1);
  }
}
