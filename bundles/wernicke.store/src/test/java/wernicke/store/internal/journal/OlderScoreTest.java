package wernicke.store.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Job;
import wernicke.api.job.JobSpec;
import wernicke.store.internal.journal.table.OlderScore;

/** Scores of version 0.1.0 kept what was asked in their notes and their jobs. */
class OlderScoreTest {
  private static final String BENCHMARK = "Brennan2016-ridge";

  private static String told(String metric, Map<String, String> notes) {
    return OlderScore.settings("id", BENCHMARK, metric, notes, Optional.empty()).toString();
  }

  @Test
  void theNotesTellWhereTheJobIsGone() {
    assertThat(told("ridge", Map.of("context", "passage"))).isEqualTo("{}");
    assertThat(
            told(
                "banded:pca=5",
                Map.of(
                    "context", "corpus",
                    "recording", "states:mean:window=20:localizer=64",
                    "controls", "word-rate, oasm-2")))
        .isEqualTo(
            "{metric=banded:pca=5, beyond=word-rate,oasm-2, context=corpus, pooling=mean,"
                + " window=20, localizer=64}");
    assertThat(told("ridge", Map.of("recording", "surprisal/2:window=0:decoder-only")))
        .isEqualTo("{window=0, decoder-only=yes}");
    assertThat(told("ridge", Map.of("recording", "states:last"))).isEqualTo("{}");
  }

  @Test
  void theJobTellsAllWhereItIsThere(@TempDir Path home) throws SQLException {
    try (var journal = new Closing(new StoredJournal(Samples.home(home)))) {
      JobSpec plain = AlignmentSpec.of("gpt2 'small'", BENCHMARK);
      Job asked = journal.store().create(Samples.SPEC);
      Job usual = journal.store().create(plain);
      journal.store().finish(asked.done("a1"), Samples.oldScore("a1", asked.id(), 0.25));
      journal.store().finish(usual.done("b2"), Samples.oldScore("b2", usual.id(), 0.25));

      carriedOver(home);

      assertThat(journal.store().score("a1").orElseThrow().settings().toString())
          .isEqualTo(
              "{metric=linear, cv=contiguous:5:gap=5, layers=h.2,h.10, beyond=word-rate,oasm-2,"
                  + " pooling=mean, window=20}");
      assertThat(journal.store().score("b2").orElseThrow().settings()).isEmpty();
      assertThat(journal.store().scores()).extracting(s -> s.settings().size()).contains(6, 0);
    }
  }

  private record Closing(StoredJournal store) implements AutoCloseable {
    @Override
    public void close() {
      store.close();
    }
  }

  /** As a home of 0.1.0 is carried over. */
  private static void carriedOver(Path home) throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + home.resolve("store/wernicke.db"));
        var statement = connection.createStatement()) {
      statement.execute("update score set settings = 'null'");
    }
  }

  @Test
  void whatIsStoredIsLeftAsItIs(@TempDir Path home) {
    try (var journal = new Closing(new StoredJournal(Samples.home(home)))) {
      Job asked = journal.store().create(Samples.SPEC);
      journal.store().finish(asked.done("a1"), Samples.oldScore("a1", asked.id(), 0.25));

      assertThat(journal.store().score("a1").orElseThrow().settings()).isEmpty();
    }
  }
}
