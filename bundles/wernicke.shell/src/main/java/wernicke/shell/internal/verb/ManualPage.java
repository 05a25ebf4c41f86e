package wernicke.shell.internal.verb;

import java.util.List;
import wernicke.api.console.Usage;

/** A man page, in the macros of man(7). */
final class ManualPage {
  private static final String ABOUT =
      """
      .SH NAME
      wernicke \\- scores language models against human brains
      .SH SYNOPSIS
      .B wernicke
      .RI [ verb\\  ...]
      .SH DESCRIPTION
      Without a verb it is the service, with a prompt if there is a terminal. With one it sends the
      command to the service of the home, which it starts if none runs.
      .SH VERBS
      """;

  private static final String ENDING =
      """
      .SH EXIT STATUS
      .TP
      .B 0
      the answer is on standard output
      .TP
      .B 1
      the work failed
      .TP
      .B 2
      wrong usage or an unknown id
      .TP
      .B 130
      interrupted
      .SH ENVIRONMENT
      .TP
      .B WERNICKE_HOME
      where everything is kept
      .TP
      .B WERNICKE_OPTS
      further options for Java
      """;

  private final StringBuilder text = new StringBuilder();

  /** Of that version of the product. */
  ManualPage(String version) {
    text.append(".TH WERNICKE 1 \"\" \"wernicke ").append(version).append("\"\n").append(ABOUT);
  }

  /** The whole page. */
  String of(List<Usage> usages) {
    usages.forEach(this::verb);
    return text.append(ENDING).toString();
  }

  private void verb(Usage usage) {
    text.append(".SS ").append(plain(usage.name())).append('\n');
    text.append(".B ").append(plain(usage.name())).append('\n');
    usage.words().forEach(word -> line(word.replace(" ", "\u00A0")));
    text.append(".PP\n");
    line(usage.summary());
    usage.parameters().forEach(p -> item(p.toString(), p.description()));
    usage.options().forEach(o -> item(o.toString(), o.description()));
    usage.examples().forEach(this::example);
  }

  private void item(String name, String description) {
    text.append(".TP\n.B ").append(plain(name)).append('\n');
    line(description);
  }

  private void example(Usage.Example example) {
    text.append(".PP\n");
    line("For example, " + example.meaning() + ":");
    text.append(".RS\n.nf\n");
    line("wernicke " + example.command());
    text.append(".fi\n.RE\n");
  }

  /** A dot or an apostrophe at the start of a line would be a request to roff. */
  private void line(String words) {
    boolean request = words.startsWith(".") || words.startsWith("'");
    text.append(request ? "\\&" : "").append(plain(words)).append('\n');
  }

  private static String plain(String words) {
    return words
        .replace("\\", "\\e")
        .replace("-", "\\-")
        .replace("\"", "\\(dq")
        .replace("'", "\\(aq")
        .replace("\u00A0", "\\ ")
        .replaceAll("\\R", " ");
  }
}
