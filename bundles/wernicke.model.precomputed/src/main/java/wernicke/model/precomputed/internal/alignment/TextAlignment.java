package wernicke.model.precomputed.internal.alignment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Stimuli;
import wernicke.formats.internal.text.Difference;
import wernicke.formats.internal.text.PassageText;

/**
 * Which tokens of a file belong to which part of the stimuli.
 *
 * <p>The passages of both are taken in order, and their texts have to be equal ({@link Match});
 * passage names need not be. A token belongs to the part that holds its characters; white space
 * belongs to the part that follows it.
 */
public final class TextAlignment {
  private final List<List<Token>> tokens = new ArrayList<>();
  private final Map<String, String> notes = new LinkedHashMap<>();
  private final Stimuli stimuli;
  private final Path file;

  /** The consecutive parts of one passage. */
  private record Group(String name, List<String> parts) {}

  private TextAlignment(Stimuli stimuli, Path file) {
    this.stimuli = stimuli;
    this.file = file;
  }

  /**
   * Aligns a file.
   *
   * @throws PluginException naming the first place where the texts differ, a passage that is
   *     missing, or a token that spans several words
   */
  public static TextAlignment of(Stimuli stimuli, Path file, List<Passage> passages) {
    TextAlignment alignment = new TextAlignment(stimuli, file);
    List<Group> groups = groups(stimuli);
    for (int k = 0; k < Math.min(groups.size(), passages.size()); k++) {
      Group group = groups.get(k);
      Passage passage = passages.get(k);
      List<String> pieces = PassageText.pieces(group.parts());
      Match match = Match.of(pieces, passage.text());
      if (!match.complete()) {
        throw alignment.different(group, passage, match, hint(stimuli, groups, passages, passage));
      }
      alignment.assign(group, passage, match);
      alignment.noteSpellings(group, passage.text(), pieces, match);
    }
    if (groups.size() != passages.size()) {
      throw alignment.missing(groups, passages);
    }
    return alignment;
  }

  /** The tokens of a part, in order; none if the part is blank. */
  public List<Token> tokens(int part) {
    return tokens.get(part);
  }

  /** Spelling differences that were tolerated. */
  public Map<String, String> notes() {
    return notes;
  }

  private static List<Group> groups(Stimuli stimuli) {
    List<Group> groups = new ArrayList<>();
    for (Part part : stimuli.parts()) {
      if (groups.isEmpty() || !groups.get(groups.size() - 1).name().equals(part.passage())) {
        groups.add(new Group(part.passage(), new ArrayList<>()));
      }
      groups.get(groups.size() - 1).parts().add(part.text());
    }
    return groups;
  }

  private void assign(Group group, Passage passage, Match match) {
    int first = tokens.size();
    group.parts().forEach(part -> tokens.add(new ArrayList<>()));
    int position = 0;
    for (Token token : passage.tokens()) {
      String text = token.text();
      int end = position + text.stripTrailing().length();
      int start = position + text.length() - text.stripLeading().length();
      int owner = match.owner(Math.min(start, Math.max(position, end - 1)));
      int last = match.owner(Math.max(position, end - 1));
      if (owner != last) {
        throw spans(token, group, owner, last);
      }
      tokens.get(first + owner).add(token);
      position += text.length();
    }
  }

  private void noteSpellings(Group group, String text, List<String> pieces, Match match) {
    for (int i = 0; i < pieces.size(); i++) {
      String spelling = text.substring(match.start(i), match.end(i));
      if (!spelling.equals(pieces.get(i))) {
        notes.put(
            "spelling " + group.name() + "." + (i + 1),
            "'" + pieces.get(i).strip() + "' is '" + spelling.strip() + "' in the file");
      }
    }
  }

  private PluginException spans(Token token, Group group, int first, int last) {
    return new PluginException(
        String.format(
            "%s, line %d: '%s' spans several words of passage '%s' ('%s' to '%s'): its numbers"
                + " cannot be divided among them",
            file,
            token.line(),
            Excerpt.of(token.text()),
            group.name(),
            group.parts().get(first),
            group.parts().get(last)));
  }

  private PluginException different(Group group, Passage passage, Match match, String hint) {
    List<String> rest =
        PassageText.pieces(group.parts()).subList(match.word(), group.parts().size());
    Difference difference =
        Difference.of(String.join("", rest), passage.text().substring(match.position()));
    return new PluginException(
        String.format(
            "the texts differ in passage '%s', word %d: %s has '%s', %s (its passage '%s') has"
                + " '%s'; the first difference is at character %d of the passage, %s%s",
            group.name(),
            match.word() + 1,
            stimuli.id(),
            difference.left(),
            file,
            passage.name(),
            difference.right(),
            match.position() + difference.position() + 1,
            difference.characters(),
            hint));
  }

  private static String hint(
      Stimuli stimuli, List<Group> groups, List<Passage> passages, Passage passage) {
    for (Group group : groups) {
      if (Match.of(PassageText.pieces(group.parts()), passage.text()).complete()) {
        return "; that is passage '"
            + group.name()
            + "': another is missing before it, or the passages are in another order";
      }
    }
    return groups.size() == passages.size()
        ? ""
        : "; " + sizes(stimuli, groups.size(), passages.size());
  }

  private PluginException missing(List<Group> groups, List<Passage> passages) {
    boolean few = passages.size() < groups.size();
    String where =
        few
            ? "passage '"
                + groups.get(passages.size()).name()
                + "' is missing at the end of "
                + file
            : "passage '" + passages.get(groups.size()).name() + "' of " + file + " is too many";
    return new PluginException(sizes(stimuli, groups.size(), passages.size()) + ": " + where);
  }

  private static String sizes(Stimuli stimuli, int groups, int passages) {
    return "the file has " + passages + " passages, " + stimuli.id() + " has " + groups;
  }
}
