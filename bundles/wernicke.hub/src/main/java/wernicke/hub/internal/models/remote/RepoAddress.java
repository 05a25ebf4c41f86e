package wernicke.hub.internal.models.remote;

import java.util.regex.Pattern;
import wernicke.api.console.UsageException;

/**
 * A model on the hub.
 *
 * @param owner user or organisation
 * @param name of the repository, and of the folder that it is pulled into
 * @param revision branch, tag or commit; empty for what the hub shows first
 */
public record RepoAddress(String owner, String name, String revision) {
  private static final String MAIN = "main";
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,95}");
  private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._/-]{0,199}");

  /**
   * Reads {@code owner/name} or {@code owner/name@revision}.
   *
   * @throws UsageException if it is neither
   */
  public static RepoAddress parse(String text) {
    int at = text.indexOf('@');
    String repo = at < 0 ? text : text.substring(0, at);
    String revision = at < 0 ? "" : text.substring(at + 1);
    int slash = repo.indexOf('/');
    String owner = slash < 0 ? "" : repo.substring(0, slash);
    String name = repo.substring(slash + 1);
    if (!word(owner) || !word(name) || (at >= 0 && !matches(REVISION, revision))) {
      throw new UsageException(
          "'"
              + RemoteText.clean(text)
              + "' names no model of the hub: write owner/name, or owner/name@revision");
    }
    return new RepoAddress(owner, name, revision);
  }

  private static boolean word(String text) {
    return matches(WORD, text);
  }

  private static boolean matches(Pattern pattern, String text) {
    return pattern.matcher(text).matches() && !text.contains("..");
  }

  /** {@code owner/name}. */
  public String repo() {
    return owner + "/" + name;
  }

  /** The revision to ask the hub for. */
  String revisionOrMain() {
    return revision.isEmpty() ? MAIN : revision;
  }

  @Override
  public String toString() {
    return revision.isEmpty() ? repo() : repo() + "@" + revision;
  }
}
