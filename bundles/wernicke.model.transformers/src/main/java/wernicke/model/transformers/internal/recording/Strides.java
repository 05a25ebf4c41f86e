package wernicke.model.transformers.internal.recording;

import java.util.ArrayList;
import java.util.List;
import wernicke.model.transformers.internal.tokens.Context;
import wernicke.model.transformers.internal.tokens.PassageTokens;

/** Which parts beyond the model's context share a pass. */
record Strides(Reach reach, Context context, PassageTokens tokens) {
  /**
   * Groups parts in order: as many as have no more words than the stride, and no more tokens than
   * half of the context; at least one.
   *
   * @param parts ascending
   */
  List<List<Integer>> groups(List<Integer> parts) {
    List<List<Integer>> groups = new ArrayList<>();
    int words = 0;
    for (int part : parts) {
      words += words(part);
      if (groups.isEmpty() || words > reach.stride() || tokens(last(groups), part) > half()) {
        groups.add(new ArrayList<>());
        words = words(part);
      }
      last(groups).add(part);
    }
    return groups;
  }

  private static List<Integer> last(List<List<Integer>> groups) {
    return groups.get(groups.size() - 1);
  }

  private int half() {
    return reach.maximum() / 2;
  }

  private int tokens(List<Integer> group, int part) {
    int before = group.get(0) == 0 ? 0 : tokens.length(group.get(0) - 1);
    return tokens.length(part) - before;
  }

  private int words(int part) {
    int start = part == 0 ? 0 : context.end(part - 1);
    return context.text().substring(start, context.end(part)).strip().split("\\s+").length;
  }
}
