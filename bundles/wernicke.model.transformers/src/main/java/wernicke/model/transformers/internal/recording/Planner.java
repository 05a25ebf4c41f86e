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
 * <p>With a stride of n the parts whose tokens no longer fit share passes: the context slides on by
 * n words at a time. A pass has the last tokens up to its last part that fit, so that this one is
 * seen as by itself and the first of its parts with up to n - 1 words less; the parts of one pass
 * take half of it at most.
 *
 * <p>The tokens of part k are, as in Brain-Score's {@code HuggingfaceSubject}, those of the text up
 * to its end beyond the number of tokens of the text up to the part before.
 */
public final class Planner {
  private final TextTokenizer tokenizer;
  private final Reach reach;
  private final List<Pass> passes = new ArrayList<>();
  private final List<Plan.Blank> blanks = new ArrayList<>();
  private int own;
  private int truncated;
  private int overlong;

  private Planner(TextTokenizer tokenizer, Reach reach) {
    this.tokenizer = tokenizer;
    this.reach = reach;
  }

  /** Plans all passages. */
  public static Plan plan(List<Part> parts, TextTokenizer tokenizer, Reach reach) {
    Planner planner = new Planner(tokenizer, reach);
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
    Context whole = Context.of(texts);
    int within = Windowed.partsWithin(whole, reach.window());
    Context context = whole.first(within);
    PassageTokens tokens = tokenizer.encode(context);
    List<Target> together = new ArrayList<>();
    List<Pass> alone = new ArrayList<>();
    List<Integer> sliding = new ArrayList<>();
    int longest = 0;
    int last = 0;
    for (int i = 0; i < context.parts(); i++) {
      if (context.blank(i) || tokens.length(i) == 0) {
        blanks.add(new Plan.Blank(first + i, tokens.length(i) <= tokenizer.leading()));
      } else if (tokens.shared(i) && tokens.length(i) <= reach.steady()) {
        together.add(target(first, i, tokens, 0, whole.endsWord(i)));
        if (tokens.length(i) > longest) {
          longest = tokens.length(i);
          last = i;
        }
      } else if (tokens.shared(i) && reach.stride() > 0 && tokens.length(i) > reach.maximum()) {
        sliding.add(i);
      } else {
        alone.add(alone(first + i, i, tokens, whole.endsWord(i)));
      }
    }
    if (!together.isEmpty()) {
      passes.add(Pass.of(tokens.last(last, longest), together));
    }
    passes.addAll(alone);
    for (List<Integer> group : new Strides(reach, whole, tokens).groups(sliding)) {
      passes.add(together(first, group, tokens, whole));
    }
    for (int i = within; i < whole.parts(); i++) {
      windowed(first + i, whole, i);
    }
  }

  /** A part with the last words before it, as if the passage began with them. */
  private void windowed(int index, Context whole, int part) {
    Context context = Windowed.before(whole, part, reach.window());
    PassageTokens tokens = tokenizer.encode(context);
    if (whole.blank(part) || tokens.length(1) == 0) {
      blanks.add(new Plan.Blank(index, false));
    } else {
      passes.add(alone(index, 1, tokens, whole.endsWord(part)));
    }
  }

  /**
   * A pass for one part.
   *
   * @param index of the part in the stimuli
   * @param part its place among the tokens' parts
   */
  private Pass alone(int index, int part, PassageTokens tokens, boolean endsWord) {
    int cut = Math.max(0, tokens.length(part) - reach.maximum());
    Target target = target(index - part, part, tokens, cut, endsWord);
    own++;
    truncated += cut > 0 ? 1 : 0;
    overlong += start(part, tokens) < cut + (cut > 0 ? tokenizer.leading() : 0) ? 1 : 0;
    return Pass.of(tokens.last(part, reach.maximum(), tokenizer.leading()), List.of(target));
  }

  /** A pass for parts beyond the model's context, with as much context as it takes at its end. */
  private Pass together(int first, List<Integer> group, PassageTokens tokens, Context whole) {
    int last = group.get(group.size() - 1);
    int cut = tokens.length(last) - reach.maximum();
    List<Target> targets = new ArrayList<>();
    for (int part : group) {
      targets.add(target(first, part, tokens, cut, whole.endsWord(part)));
      truncated++;
      overlong += start(part, tokens) < cut + tokenizer.leading() ? 1 : 0;
    }
    return Pass.of(tokens.last(last, reach.maximum(), tokenizer.leading()), targets);
  }

  private Target target(int first, int part, PassageTokens tokens, int cut, boolean endsWord) {
    int to = tokens.length(part) - cut;
    int floor = cut > 0 ? tokenizer.leading() : 0;
    int from = Math.min(to, Math.max(floor, start(part, tokens) - cut));
    return new Target(first + part, from, to, endsWord);
  }

  private int start(int part, PassageTokens tokens) {
    return part == 0 ? tokenizer.leading() : tokens.length(part - 1);
  }
}
