package wernicke.shell.internal.gogo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import wernicke.shell.internal.cli.Kind;
import wernicke.shell.internal.cli.Usage;

class SessionScriptTest {
  @Test
  void verbIsCompletedInEveryScopeThatKnowsItsName() {
    Usage watch =
        Usage.of("watch", "see 'jobs' ($5)")
            .parameter("id", "a job", Kind.JOB)
            .option("out", "folder", "where to", Kind.FOLDER);

    String script =
        SessionScript.of(List.of(watch), Set.of("wernicke:watch", "gogo:watch", "gogo:ls"));

    String entries =
        """
        complete -c SCOPE:watch -e
        complete -c SCOPE:watch -d 'see ’jobs’ ($5)'
        complete -c SCOPE:watch -l out -d 'where to'
        complete -c SCOPE:watch -a __wernicke_complete
        complete -c SCOPE:watch -a 'if { __wernicke_complete FILE } { __files } { [ ] }'
        complete -c SCOPE:watch -a 'if { __wernicke_complete FOLDER } { __directories } { [ ] }'
        """;
    assertThat(script)
        .isEqualTo(
            "SCOPE = 'wernicke:gogo:felix:*'\nprompt = 'wernicke> '\n\\#rprompt = { '' }\n"
                + entries.replace("SCOPE", "gogo")
                + entries.replace("SCOPE", "wernicke"));
  }
}
