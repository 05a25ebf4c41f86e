package wernicke.model.precomputed.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import wernicke.api.Part;
import wernicke.api.Presentation;
import wernicke.api.Stimuli;
import wernicke.model.precomputed.internal.alignment.Passage;
import wernicke.model.precomputed.internal.alignment.Token;

/** Stimuli and tokens for tests. */
public final class Texts {
  private Texts() {}

  /** Stimuli of one part per word; each string is a passage, its words divided by {@code |}. */
  public static Stimuli stimuli(String... passages) {
    List<Part> parts = new ArrayList<>();
    List<Presentation> presentations = new ArrayList<>();
    for (int k = 0; k < passages.length; k++) {
      String passage = String.valueOf(k + 1);
      for (String word : passages[k].split("\\|", -1)) {
        parts.add(new Part(word, passage, parts.size()));
        presentations.add(new Presentation("p" + parts.size(), passage, Map.of()));
      }
    }
    return new Stimuli("Test", parts, presentations);
  }

  /** A passage of a file whose tokens are divided by {@code |}; line 2 is the first. */
  public static Passage passage(String name, String tokens) {
    List<Token> list = new ArrayList<>();
    for (String token : tokens.split("\\|", -1)) {
      list.add(new Token(token, 1, list.size() + 2L));
    }
    return new Passage(name, list);
  }
}
