package wernicke.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.Context;
import wernicke.api.job.JobSpec;
import wernicke.api.job.Provenance;
import wernicke.api.job.Score;
import wernicke.api.report.ResultName;
import wernicke.api.report.SettingColumns;

class ResultNameTest {
  private static Score score(String id, String model, Map<String, String> settings) {
    return new Score(
        id,
        new Score.Asked(
            model,
            "",
            "Demo-ridge",
            MetricSpec.parse("ridge"),
            CrossValidation.parse("none"),
            false,
            settings),
        new Score.Found(
            0.5, 0.5, "", 1, 0, "h.1", 0.5, 1, 1, Map.of(), List.of(), Map.of(), Map.of()),
        new Provenance(1, Map.of(), "0", Map.of(), Map.of(), 1, Instant.EPOCH));
  }

  private static Map<String, String> settings(String... words) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      settings.put(words[i], words[i + 1]);
    }
    return settings;
  }

  @Test
  void whatIsDefaultIsNotShownAndWhatDiffersIs() {
    assertThat(ResultName.of(score("a1", "tiny", Map.of())).text()).isEqualTo("tiny on Demo-ridge");
    ResultName name =
        ResultName.of(
            score(
                "a1",
                "tiny",
                settings("cv", "none", "layers", "h.2,h.3,h.4,x,h.10", "decoder-only", "yes")));
    assertThat(name.text())
        .isEqualTo("tiny on Demo-ridge (cv none, layers h.2..4,x,h.10, decoder-only)");
    assertThat(name.besides()).isEqualTo("layers h.2..4,x,h.10, decoder-only");
  }

  @Test
  void rangesAreShortenedOnlyWhereTheyCanBeReadBack() {
    for (String layers : List.of("h.01,h.02", "h.2,h.1", "h.1,g.2", "a,b", "", "h.9,h.11")) {
      assertThat(ResultName.of(score("a", "m", settings("layers", layers))).asked())
          .isEqualTo("layers " + layers);
    }
    assertThat(ResultName.of(score("a", "m", settings("layers", "h.9,h.10,h.12"))).asked())
        .isEqualTo("layers h.9..10,h.12");
  }

  @Test
  void thoseThatShareANameAreToldApartByTheirDigits() {
    Score first = score("0123456789abcdef", "m", Map.of());
    Score second = score("123456789abcdef0", "m", Map.of());
    Score third = score("23456789abcdef01", "m", settings("window", "5"));

    assertThat(ResultName.of(List.of(first, second, third)).values())
        .extracting(ResultName::text)
        .containsExactly(
            "m on Demo-ridge (result 0123456789ab)",
            "m on Demo-ridge (result 123456789abc)",
            "m on Demo-ridge (window 5)");
    assertThat(ResultName.of(List.of(first, first)).get(first.id()).text())
        .isEqualTo("m on Demo-ridge");
  }

  @Test
  void besideAnotherOnlyWhatIsNotItsOwnIsSaid() {
    ResultName score = ResultName.of(score("a", "m", settings("cv", "none", "window", "5")));
    ResultName control = ResultName.of(score("b", "c", settings("cv", "none", "window", "6")));
    assertThat(control.beside(score)).isEqualTo("c (window 6)");
    assertThat(score.beside(score)).isEqualTo("m");
  }

  @Test
  void namesOfFilesAreSafeAndShareNothing() {
    Score plain = score("0123456789abcdef", "tiny", Map.of());
    assertThat(ResultName.of(plain).file(plain)).isEqualTo("tiny_Demo-ridge");
    Score windowed = score("0123456789abcdef", "tiny", settings("window", "5"));
    assertThat(ResultName.of(windowed).file(windowed)).isEqualTo("tiny_Demo-ridge_window-5");
    Score odd = score("0123456789abcdef", "../../a b:c", Map.of());
    assertThat(ResultName.of(odd).file(odd)).isEqualTo("a-b-c_Demo-ridge_0123456789ab");
    Score metric = score("0123456789abcdef", "tiny", settings("metric", "ridge:pca=10"));
    assertThat(ResultName.of(metric).file(metric))
        .isEqualTo("tiny_Demo-ridge_metric-ridge-pca-10_0123456789ab");
    Score many = score("0123456789abcdef", "m".repeat(90), settings("beyond", "x".repeat(200)));
    assertThat(ResultName.of(many).file(many)).hasSizeLessThan(200).endsWith("_0123456789ab");
    assertThat(ResultName.of(plain).with(plain).file(plain))
        .isEqualTo("tiny_Demo-ridge_0123456789ab");
  }

  @Test
  void aSpecTellsWhatItNames() {
    JobSpec spec =
        AlignmentSpec.of("m", "b")
            .onLayers(List.of("h.1", "h.2"))
            .by(MetricSpec.parse("ridge:pca=5:inner=3"))
            .under(CrossValidation.parse("shuffle"))
            .in(Context.parse("corpus"))
            .recorded(RecordingChanges.parse("decoder-only,window=20"))
            .heldAgainst(List.of("x", "y"));
    assertThat(spec.settings().toString())
        .isEqualTo(
            "{metric=ridge:inner=3:pca=5, cv=shuffle:10:seed=1, layers=h.1,h.2, beyond=x,y,"
                + " context=corpus, window=20, decoder-only=yes}");
    assertThat(AlignmentSpec.of("m", "b").settings()).isEmpty();
  }

  @Test
  void columnsHaveTheSameNamesWhateverIsInThem() {
    Score plain = score("a", "m", Map.of());
    Score other = score("b", "m", settings("metric", "x:window=3", "decoder-only", "yes"));
    SettingColumns columns = SettingColumns.of(List.of(plain, other));
    assertThat(columns.names()).startsWith("layers", "beyond").endsWith("metric_window");
    assertThat(columns.row(plain)).containsOnly("");
    assertThat(columns.row(other)).containsOnlyOnce("3").containsOnlyOnce("yes");
    assertThat(SettingColumns.of(List.of(plain)).names()).doesNotContain("metric_window");
  }
}
