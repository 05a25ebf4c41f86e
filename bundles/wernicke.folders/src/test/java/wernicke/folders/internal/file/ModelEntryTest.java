package wernicke.folders.internal.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.folders.internal.file.ModelEntry.Kind;

class ModelEntryTest {
  @TempDir private Path models;

  private ModelEntry with(String... names) throws IOException {
    for (String name : names) {
      Path file = models.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "");
    }
    String first = names[0];
    int slash = first.indexOf('/');
    return ModelEntry.of(models.resolve(slash < 0 ? first : first.substring(0, slash)));
  }

  private String reason(String... names) throws IOException {
    ModelEntry entry = with(names);
    assertThat(entry.kind()).isEqualTo(Kind.NEITHER);
    return entry.reason();
  }

  @Test
  void twoKindsShareTheFolder() throws IOException {
    assertThat(with("a/config.json", "a/wernicke-model.json").kind()).isEqualTo(Kind.CHECKPOINT);
    assertThat(with("b/wernicke-model.json").kind()).isEqualTo(Kind.RECORDED);
    assertThat(with("c/all_stories_gpt3.csv").kind()).isEqualTo(Kind.RECORDED);
    assertThat(with("d.csv").kind()).isEqualTo(Kind.RECORDED);
  }

  @Test
  void aPullInProgressIsNoMistake() throws IOException {
    assertThat(with(".gpt2.part/hub.json"))
        .isEqualTo(
            new ModelEntry(
                Kind.GROWING, "a pull that is not complete: 'models pull' again continues it"));
    assertThat(with(".hidden/config.json").kind()).isEqualTo(Kind.HIDDEN);
    assertThat(with(".DS_Store").kind()).isEqualTo(Kind.HIDDEN);
  }

  @Test
  void whatElsePeopleDropIn() throws IOException {
    assertThat(reason("org/name/config.json"))
        .isEqualTo(
            "a folder of folders is not looked into: move org/name up into models/, or link it"
                + " there");
    String gguf =
        "GGUF is not supported: get the model as safetensors ('models pull' its original)";
    assertThat(reason("llama.Q4_K_M.gguf")).isEqualTo(gguf);
    assertThat(reason("llama/llama.GGUF")).isEqualTo(gguf);
    assertThat(reason("model.safetensors")).startsWith("weights lying loose: ");
    assertThat(reason("half/model.safetensors"))
        .isEqualTo("config.json is missing: copy the whole folder");
    assertThat(reason("lora/adapter_config.json", "lora/adapter_model.safetensors"))
        .matches("(an adapter, no whole model|config.json is missing).*");
    assertThat(reason("m.jar")).isEqualTo("a bundle: put it into deploy/");
    assertThat(reason("m.tar.gz")).startsWith("an archive: ");
    assertThat(reason("notes.txt")).startsWith("a file lying loose: ");
    assertThat(reason("other/readme.md"))
        .isEqualTo("neither config.json nor wernicke-model.json is in it: no model");
    Files.createDirectories(models.resolve("empty"));
    assertThat(ModelEntry.of(models.resolve("empty")).reason()).isEqualTo("an empty folder");
    Files.createSymbolicLink(models.resolve("dead"), Path.of("nowhere"));
    assertThat(ModelEntry.of(models.resolve("dead")).reason())
        .isEqualTo("a link to nothing: remove it");
  }
}
