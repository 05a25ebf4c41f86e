package wernicke.store.internal.material;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Alignment;
import wernicke.api.Assembly;
import wernicke.api.AssemblyReference;
import wernicke.api.Matrix;
import wernicke.api.Neuroid;
import wernicke.api.Part;
import wernicke.api.PluginException;
import wernicke.api.Presentation;
import wernicke.api.Stimuli;
import wernicke.store.internal.journal.Samples;

class StoredMaterialsTest {
  @TempDir Path home;
  private StoredMaterials materials;

  @BeforeEach
  void open() {
    materials = another();
  }

  /** As after a restart. */
  private StoredMaterials another() {
    return new StoredMaterials(Samples.home(home));
  }

  private static Assembly assembly(Map<String, String> notes) {
    return new Assembly(
        "Toy",
        new Stimuli(
            "Toy",
            List.of(new Part("a\u00a0\"word\"", "p", 0, 0.1), new Part("two", "q", 1)),
            List.of(
                new Presentation("p0", "p", Map.of("run", "1", "time", "2")),
                new Presentation("p1", "q", Map.of()))),
        List.of(
            new Neuroid("a", "S1", Map.of("measure", "N400", "unit", "\u00b5V")),
            new Neuroid("b", "S1", Map.of("measure", "RT", "unit", "ms"))),
        Matrix.of(2, 2, new float[] {1, Float.NaN, -0f, Float.MIN_VALUE}),
        List.of(1),
        new Alignment(List.of(1, 2), true, Alignment.Words.LANCZOS),
        notes);
  }

  private static void same(Assembly found, Assembly put) {
    assertThat(found.values().toArray()).containsExactly(put.values().toArray());
    Assembly otherwise =
        new Assembly(
            found.dataset(),
            found.stimuli(),
            found.neuroids(),
            put.values(),
            found.scored(),
            found.alignment(),
            found.notes());
    assertThat(otherwise).isEqualTo(put);
    assertThat(found.fingerprint()).isEqualTo(put.fingerprint());
  }

  @Test
  void anAssemblyIsOpenedAsItWas() {
    Assembly put = assembly(Map.of("synthetic", "a toy", "expected.r", "0.5"));
    AssemblyReference reference = materials.put(put);
    assertThat(materials.open(reference)).isSameAs(put);
    Assembly found = another().open(reference);
    same(found, put);
  }

  @Test
  void itsNameIsTheHashOfAllThatIsInIt() {
    AssemblyReference first = materials.put(assembly(Map.of("a", "1", "b", "2", "c", "3")));
    // immutable maps stand in another order in each process: the name must not
    assertThat(first.key())
        .isEqualTo("c5367b0cc967841ea545fe96b053a2951fe0dde96dd901a03fccef8ae2841876");
    assertThat(another().put(assembly(Map.of("c", "3", "b", "2", "a", "1")))).isEqualTo(first);
    assertThat(materials.put(assembly(Map.of("a", "2"))).key()).isNotEqualTo(first.key());
  }

  @Test
  void aReferenceSaysWhatOfItIsMeant() {
    AssemblyReference whole = materials.put(assembly(Map.of()));
    AssemblyReference some =
        whole.with(Map.of("neuroid", "N400", "delays", "0", "ridge", "1")).asOnePassage();
    Assembly found = another().open(some);
    assertThat(found.neuroids()).extracting(Neuroid::id).containsExactly("a");
    assertThat(found.values().toArray()).containsExactly(1, -0f);
    assertThat(found.alignment().delays()).containsExactly(0);
    assertThat(found.stimuli().parts()).extracting(Part::passage).containsOnly("corpus");
    AssemblyReference none = whole.with(Map.of("neuroid", "P600"));
    assertThatThrownBy(() -> materials.open(none))
        .isInstanceOf(PluginException.class)
        .hasMessage("Toy has no neuroid or measure 'P600'; it has N400, RT");
  }

  @Test
  void dataWithoutResponsesAreKeptToo() {
    Stimuli stimuli = new Stimuli("Text", List.of(new Part("a", "1", -1)), List.of());
    Assembly put =
        new Assembly(
            "Text",
            stimuli,
            List.of(),
            Matrix.of(0, 0, new float[0]),
            List.of(),
            Alignment.DIRECT,
            Map.of());
    AssemblyReference reference = materials.put(put);
    same(another().open(reference), put);
  }

  @Test
  void textsKeepTheirOrder() {
    List<String> texts = List.of("two\n", "", "one \uD83D\uDE00 \u2028 \u0000");
    String key = materials.put(texts);
    assertThat(another().texts(key)).isEqualTo(texts);
    assertThat(materials.put(List.of("", "two\n"))).isNotEqualTo(key);
    assertThat(materials.put(texts)).isEqualTo(key);
    assertThatThrownBy(
            () -> materials.open(new AssemblyReference(key, "", Alignment.DIRECT, false)))
        .isInstanceOf(PluginException.class)
        .hasMessage("the material " + key + " is no assembly, it is 3 texts");
  }

  @Test
  void whatIsGoneOrDamagedIsOneLine() throws IOException {
    AssemblyReference reference = materials.put(assembly(Map.of()));
    Path file = materials.files().file(reference.key());
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> another().open(reference))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("the material " + reference.key() + " is damaged (checksum")
        .hasMessageEndingWith("retry to compute it anew");
    assertThatThrownBy(() -> another().open(reference))
        .isInstanceOf(PluginException.class)
        .hasMessage(
            "the material " + reference.key() + " is no longer in the store: retry the job");
    same(another().open(materials.put(assembly(Map.of()))), assembly(Map.of()));
  }

  @Test
  void aListTellsWhatEachIsAbout() {
    materials.put(assembly(Map.of()));
    materials.put(List.of("a", "b"));
    assertThat(materials.files().list())
        .extracting(entry -> entry.metadata().get("about"))
        .containsExactlyInAnyOrder("Toy", "2 texts");
  }
}
