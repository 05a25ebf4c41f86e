package wernicke.hub.internal.models.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import wernicke.hub.internal.models.remote.RepoAddress;

class PaperModelsTest {
  @Test
  void catalogueIsThePapersTable() throws IOException {
    Path table =
        Path.of(System.getProperty("wernicke.shared", "missing"), "data/aw2023/models.csv");
    assumeTrue(Files.exists(table), () -> "not there: " + table + " (-Dwernicke.shared)");
    List<String> lines = Files.readAllLines(table);
    List<String> head = Arrays.asList(lines.get(0).split(","));
    List<List<String>> published =
        lines.stream()
            .skip(1)
            .map(l -> l.split(",", -1))
            .map(c -> List.of(c[0], c[1], c[2], c[head.indexOf("weights")]))
            .toList();

    assertThat(head.subList(0, 3)).containsExactly("model", "family", "base");
    assertThat(PaperModels.all())
        .extracting(m -> List.of(m.id(), m.family(), m.base(), m.source()))
        .containsExactlyElementsOf(published);
  }

  @Test
  void thereAre33AndBasesAreAmongThem() {
    assertThat(PaperModels.all()).hasSize(33);
    assertThat(PaperModels.all()).extracting(PaperModel::id).doesNotHaveDuplicates();
    for (PaperModel model : PaperModels.all()) {
      if (!model.base().isEmpty()) {
        PaperModel base = PaperModels.find(model.base()).orElseThrow();
        assertThat(base.base()).as(base.id()).isEmpty();
        assertThat(base.family()).isEqualTo(model.family());
      }
    }
  }

  @Test
  void hubAddressesAreThePapersUnlessTheyAreElsewhere() {
    assertThat(PaperModels.all())
        .filteredOn(m -> !m.hub().equals(m.source()))
        .extracting(PaperModel::id)
        .containsExactly("llama-7b", "alpaca-7b", "llama-13b", "llama-33b");
    assertThat(PaperModels.all())
        .allMatch(m -> m.hub().isEmpty() == (m.published() == PaperModel.Published.REQUEST));
    assertThat(PaperModels.all())
        .filteredOn(PaperModel::delta)
        .extracting(m -> m.address().orElseThrow().repo())
        .containsExactly("tatsu-lab/alpaca-7b-wdiff", "CarperAI/stable-vicuna-13b-delta");
    assertThat(PaperModels.find(RepoAddress.parse("google/T5-v1_1-small")).orElseThrow().id())
        .isEqualTo("t5-small");
  }
}
