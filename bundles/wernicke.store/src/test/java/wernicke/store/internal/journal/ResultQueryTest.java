package wernicke.store.internal.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Evaluated;
import wernicke.api.Evaluated.Measurement;
import wernicke.api.MetricSpec;
import wernicke.api.job.EvaluationResult;
import wernicke.api.job.EvaluationSpec;
import wernicke.api.job.Job;
import wernicke.api.job.Outcome;
import wernicke.api.job.Provenance;
import wernicke.api.job.Score;
import wernicke.api.store.ResultQuery;
import wernicke.store.internal.journal.database.Database;
import wernicke.store.internal.journal.database.Schema;
import wernicke.store.internal.journal.database.Sql;

class ResultQueryTest {
  @TempDir Path folder;

  private StoredJournal journal;

  @BeforeEach
  void open() {
    journal = new StoredJournal(Samples.home(folder));
    store("a", "tiny", "gpt2", "Demo-ridge", "ridge:pca=5", "2026-01-01T00:00:00Z");
    store("b", "tiny", "gpt2", "Demo-cka", "cka", "2026-01-02T00:00:00Z");
    store("c", "big", "t5", "Demo-ridge", "ridge", "2026-01-03T00:00:00Z");
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private void store(
      String id, String model, String family, String benchmark, String metric, String time) {
    Score sample = Samples.score(id, 1, 0.5);
    Score.Asked asked =
        new Score.Asked(
            model,
            family,
            benchmark,
            MetricSpec.parse(metric),
            sample.asked().cv(),
            false,
            sample.settings());
    Provenance from = sample.provenance();
    Provenance provenance =
        new Provenance(
            1,
            from.fingerprints(),
            from.version(),
            from.seeds(),
            from.notes(),
            from.seconds(),
            Instant.parse(time));
    Job job = journal.create(Samples.SPEC);
    journal.finish(job.done(id), new Score(id, asked, sample.found(), provenance));
  }

  private void evaluated(String id, String model, String family, String time) {
    EvaluationSpec spec = EvaluationSpec.of(model, "nextword");
    Provenance from = Samples.score(id, 1, 0.5).provenance();
    Provenance provenance =
        new Provenance(
            1,
            Map.of(EvaluationResult.CONTENT, id),
            from.version(),
            from.seeds(),
            from.notes(),
            from.seconds(),
            Instant.parse(time));
    EvaluationResult result =
        new EvaluationResult(
            id,
            new EvaluationResult.Asked(model, family, spec.evaluation(), Map.of()),
            new Evaluated(List.of(new Measurement("", "loss", "nats", 3.5, 12)), from.notes()),
            provenance);
    journal.finish(journal.create(spec).done(id), result);
  }

  private List<String> ids(ResultQuery query) {
    return journal.results(query).stream().map(Outcome::id).toList();
  }

  @Test
  void eachPartOfAQueryNarrowsIt() {
    assertThat(ids(ResultQuery.ALL)).containsExactly("a", "b", "c");
    assertThat(ids(ResultQuery.ALL.ofModel("tiny"))).containsExactly("a", "b");
    assertThat(ids(ResultQuery.ALL.on("Demo-ridge"))).containsExactly("a", "c");
    assertThat(ids(ResultQuery.ALL.by("ridge"))).containsExactly("a", "c");
    assertThat(ids(ResultQuery.ALL.ofFamily("t5"))).containsExactly("c");
    assertThat(
            ids(
                ResultQuery.ALL.within(
                    Instant.parse("2026-01-02T00:00:00Z"), Instant.parse("2026-01-03T00:00:00Z"))))
        .containsExactly("b");
    assertThat(ids(ResultQuery.ALL.ofModel("tiny").by("ridge"))).containsExactly("a");
    assertThat(ids(ResultQuery.ALL.ofModel("nobody"))).isEmpty();
  }

  @Test
  void resultsOfEvaluationsAreFoundByTheSameQueries() {
    evaluated("d", "tiny", "gpt2", "2026-01-01T12:00:00Z");
    evaluated("e", "big", "t5", "2026-01-04T00:00:00Z");
    assertThat(ids(ResultQuery.ALL)).containsExactly("a", "d", "b", "c", "e");
    assertThat(ids(ResultQuery.ALL.ofModel("tiny"))).containsExactly("a", "d", "b");
    assertThat(ids(ResultQuery.ALL.on("nextword"))).containsExactly("d", "e");
    assertThat(ids(ResultQuery.ALL.ofFamily("t5"))).containsExactly("c", "e");
    assertThat(ids(ResultQuery.ALL.by("ridge"))).containsExactly("a", "c");
    assertThat(
            ids(
                ResultQuery.ALL.within(
                    Instant.parse("2026-01-01T01:00:00Z"), Instant.parse("2026-01-02T00:00:00Z"))))
        .containsExactly("d");
    assertThat(ids(ResultQuery.ALL.ofModel("big").on("nextword"))).containsExactly("e");
  }

  @Test
  void resultsComeBackAsTheyAre() {
    Score back = journal.score("c").orElseThrow();
    assertThat(back.asked().family()).isEqualTo("t5");
    assertThat(back.asked().metric()).isEqualTo(MetricSpec.parse("ridge"));
    assertThat(back.provenance().seeds())
        .isEqualTo(Samples.score("c", 1, 0.5).provenance().seeds());
    assertThat(journal.result("c")).contains(back);
  }

  @Test
  void noPartOfAQueryReadsTheWholeTable() {
    journal.close();
    try (Database database = new Database(folder.resolve("store/wernicke.db"), Schema.current())) {
      for (String term :
          List.of(
              "model = ''", "benchmark = ''", "metric_id = ''", "family = ''", "finished > ''")) {
        assertThat(plan(database, "score", term)).startsWith("SEARCH score USING INDEX");
      }
      for (String term : List.of("model = ''", "evaluation = ''", "family = ''", "finished > ''")) {
        assertThat(plan(database, "evaluation", term)).startsWith("SEARCH evaluation USING INDEX");
      }
    }
  }

  private static String plan(Database database, String table, String term) {
    return database.read(
        c ->
            Sql.one(
                c,
                "explain query plan select * from " + table + " where " + term,
                row -> row.getString("detail")));
  }
}
