package wernicke.store.internal.verb;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wernicke.api.console.Exit;
import wernicke.api.store.Recordings;
import wernicke.api.store.Upkeep;
import wernicke.console.internal.run.Runner;
import wernicke.testing.console.FakeServices;
import wernicke.testing.console.FakeUpkeep;
import wernicke.testing.console.TestTerminal;

/** {@code verify}, {@code recordings}, {@code recordings prune}. */
class StoreVerbsTest {
  private final FakeServices services = new FakeServices();
  private final FakeUpkeep upkeep = new FakeUpkeep();
  private final TestTerminal terminal = new TestTerminal();

  private int run(String line) {
    return Runner.of(
            new VerifyVerb(upkeep),
            new ListRecordings(services.recordings()),
            new PruneRecordings(upkeep, services.recordings()))
        .run(List.of(line.split(" ", -1)), terminal);
  }

  private String out(String line) {
    assertThat(run(line)).isEqualTo(Exit.OK);
    return terminal.outText();
  }

  @Test
  void aSoundStoreIsOneLine() {
    assertThat(run("verify")).isEqualTo(Exit.OK);
    assertThat(terminal.outText()).isEmpty();
    assertThat(terminal.errText()).isEqualTo("12 rows and 3 files, 1.5 MB: all sound\n");
  }

  @Test
  void damageIsATableAndStatusOne() {
    upkeep.damages.add(new Upkeep.Damage("job", "7", "cannot be read"));
    upkeep.damages.add(new Upkeep.Damage("recording", "0123456789abcdef", "checksum"));
    upkeep.unsealed.add("ff");
    assertThat(run("verify")).isEqualTo(Exit.FAILED);
    assertThat(terminal.outText())
        .isEqualTo(
            """
            damaged    which         why
            job        7             cannot be read
            recording  0123456789ab  checksum
            """);
    assertThat(terminal.errText())
        .contains("2 damaged")
        .contains("1 file of 0.1.0 or another program");
  }

  @Test
  void damageAsJson() {
    upkeep.damages.add(new Upkeep.Damage("job", "7", "cannot be read"));
    assertThat(run("verify --json")).isEqualTo(Exit.FAILED);
    JsonObject json = JsonParser.parseString(terminal.outText()).getAsJsonObject();
    assertThat(json.get("rows").getAsInt()).isEqualTo(12);
    assertThat(json.getAsJsonArray("damaged").get(0).getAsJsonObject().get("id").getAsString())
        .isEqualTo("7");
  }

  @Test
  void recordingsAreListedBeforeTheyGo() {
    assertThat(run("recordings prune --keep 1.5GB --dry-run")).isEqualTo(Exit.OK);
    assertThat(upkeep.removed).isEmpty();
    assertThat(terminal.errText()).isEqualTo("1 recording, 1.5 MB, would go; 5.0 GB free\n");
    assertThat(terminal.outText())
        .isEqualTo(
            """
            recording    size  last used             model
            ab12       1.5 MB  2026-01-02T03:04:05Z  tiny
            """);
    assertThat(run("recordings prune --older 30")).isEqualTo(Exit.OK);
    assertThat(upkeep.removed).containsExactly("ab12");
    assertThat(terminal.errText()).contains("1 recording, 1.5 MB removed");
    assertThat(run("recordings prune --keep 0 --older 7 --json")).isEqualTo(Exit.OK);
    assertThat(upkeep.asked).containsExactly("1500000000 365000", Long.MAX_VALUE + " 30", "0 7");
  }

  @Test
  void pruningNeedsToKnowWhat() {
    for (String wrong : List.of("", " --keep much", " --keep -1", " --older soon", " --older -1")) {
      assertThat(run("recordings prune" + wrong)).as(wrong).isEqualTo(Exit.USAGE);
    }
    assertThat(run("recordings throw")).isEqualTo(Exit.USAGE);
    assertThat(upkeep.asked).isEmpty();
    assertThat(upkeep.removed).isEmpty();
  }

  @Test
  void recordings() {
    services.recordings.add(
        new Recordings.Entry(
            "0123456789abcdef",
            Path.of("/r"),
            1_500_000,
            Map.of("model", "tiny", "stimuli", "Demo", "spec", "states:last")));

    assertThat(out("recordings"))
        .isEqualTo(
            """
            recording       size  model  stimuli  spec
            0123456789ab  1.5 MB  tiny   Demo     states:last
            """);
    assertThat(terminal.errText()).isEqualTo("1 recording, 1.5 MB; 5.0 GB free\n");
  }

  @Test
  void unfinishedRecordings() {
    services.drafts.add(
        new Recordings.Entry(
            "fedcba9876543210",
            Path.of("/d"),
            1_000_000,
            Map.of("model", "tiny", "stimuli", "Demo", "spec", "states:last")));

    assertThat(out("recordings"))
        .isEqualTo(
            """
            recording       size  model  stimuli  spec
            fedcba987654  1.0 MB  tiny   Demo     states:last (unfinished)
            """);
    assertThat(terminal.errText())
        .isEqualTo("0 recordings and 1 unfinished, 1.0 MB; 5.0 GB free\n");
    assertThat(out("recordings --json")).contains("\"complete\":false");
  }
}
