package wernicke.model.transformers.internal.bundled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wernicke.api.PluginException;
import wernicke.api.Progress;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.checkpoint.Checkpoint;
import wernicke.model.transformers.internal.checkpoint.ContentHash;

class CheckpointJarTest {
  @TempDir Path temp;
  private Path folder;
  private Path jar;

  @BeforeEach
  void folder() {
    folder = Oracle.tiny("f16", temp.resolve("tiny"));
    jar = temp.resolve("tiny.jar");
  }

  private String pack() {
    return CheckpointJar.write(folder, "tiny", false, jar, Progress.NONE);
  }

  private static List<String> entries(Path file) throws IOException {
    try (JarFile opened = new JarFile(file.toFile())) {
      return opened.stream().map(ZipEntry::getName).toList();
    }
  }

  private static CheckpointHeaders headers(Path file) throws IOException {
    try (JarFile opened = new JarFile(file.toFile())) {
      Attributes attributes = opened.getManifest().getMainAttributes();
      return CheckpointHeaders.read(attributes::getValue);
    }
  }

  /** The files of a jar as a framework would find them. */
  private static Collection<URL> urls(Path file) throws IOException {
    List<URL> urls = new ArrayList<>();
    for (String name : entries(file)) {
      if (name.startsWith("checkpoint/")) {
        urls.add(URI.create("jar:" + file.toUri() + "!/" + name).toURL());
      }
    }
    return urls;
  }

  @Test
  void manifestTellsWhatIsInside() throws IOException {
    assertThat(pack())
        .startsWith("tiny.jar brings tiny: GPT-2, 2 blocks, width 24, context 48, 22848 parameters")
        .endsWith("; 3 files, 52.7 kB");
    Checkpoint checkpoint = Checkpoint.open(folder);
    assertThat(headers(jar))
        .isEqualTo(
            new CheckpointHeaders(
                "checkpoint/",
                "tiny",
                "gpt2",
                22848,
                ContentHash.weights(checkpoint),
                ContentHash.tokenizer(checkpoint)));
    try (JarFile opened = new JarFile(jar.toFile())) {
      Attributes attributes = opened.getManifest().getMainAttributes();
      assertThat(attributes.getValue("Bundle-SymbolicName")).isEqualTo("wernicke.checkpoint.tiny");
      assertThat(attributes.getValue("Bundle-Version")).matches("1\\.0\\.0\\.[0-9a-f]{12}");
      assertThat(attributes.getValue("Require-Capability"))
          .startsWith("osgi.extender;filter:=\"(&(osgi.extender=wernicke.checkpoint)");
    }
  }

  @Test
  void weightsAreStoredAsTheyAre() throws IOException {
    pack();
    assertThat(entries(jar))
        .containsExactly(
            "META-INF/MANIFEST.MF",
            "checkpoint/config.json",
            "checkpoint/model.safetensors",
            "checkpoint/tokenizer.json");
    try (JarFile opened = new JarFile(jar.toFile())) {
      ZipEntry weights = opened.getEntry("checkpoint/model.safetensors");
      assertThat(weights.getMethod()).isEqualTo(ZipEntry.STORED);
      assertThat(opened.getInputStream(weights))
          .hasBinaryContent(Files.readAllBytes(folder.resolve("model.safetensors")));
    }
  }

  @Test
  void equalFoldersMakeEqualJars() {
    pack();
    Path same = Oracle.tiny("f16", temp.resolve("elsewhere"));
    Path other = temp.resolve("other.jar");
    CheckpointJar.write(same, "tiny", false, other, Progress.NONE);
    assertThat(other).hasSameBinaryContentAs(jar);
  }

  @Test
  void otherFormatsOfTheWeightsStayBehind() throws IOException {
    Files.writeString(folder.resolve("pytorch_model.bin"), "the same once more");
    Files.writeString(folder.resolve("pytorch_model.bin.index.json"), "{}");
    Files.writeString(folder.resolve("flax_model.msgpack"), "and again");
    Files.writeString(folder.resolve("LICENSE"), "goes along");
    Files.writeString(folder.resolve(".hidden"), "does not");
    Files.createDirectory(folder.resolve("onnx"));
    pack();
    assertThat(entries(jar)).hasSize(5).contains("checkpoint/LICENSE");
  }

  @Test
  void shardsGoWithTheirIndex() throws IOException {
    Path sharded = Oracle.tiny("sharded", temp.resolve("sharded"));
    CheckpointJar.write(sharded, "s", false, jar, Progress.NONE);
    assertThat(entries(jar))
        .contains(
            "checkpoint/model.safetensors.index.json",
            "checkpoint/model-00003-of-00003.safetensors")
        .hasSize(7);
  }

  @Test
  void byReferenceOnlyPoints() throws IOException {
    assertThat(CheckpointJar.write(folder, "tiny", true, jar, Progress.NONE))
        .endsWith("; its files stay in " + folder);
    assertThat(entries(jar)).containsExactly("META-INF/MANIFEST.MF");
    assertThat(headers(jar).byReference()).isTrue();
    assertThat(headers(jar).folder()).isEqualTo(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".hidden", "a b", "../up", "a/b", "ä", "a;b=c"})
  void idsThatNoBundleCanHave(String id) {
    assertThatThrownBy(() -> CheckpointJar.write(folder, id, false, jar, Progress.NONE))
        .isInstanceOf(PluginException.class)
        .hasMessageStartingWith("'" + id + "' cannot be the id of a bundle's model");
  }

  @Test
  void refusesWhatIsNoCheckpointAndWhatIsThere() throws IOException {
    Files.delete(folder.resolve("tokenizer.json"));
    assertThatThrownBy(this::pack).hasMessageStartingWith("tiny/tokenizer.json is missing");
    Files.writeString(jar, "something else");
    assertThatThrownBy(this::pack).hasMessage(jar + " is there already: choose another name");
    assertThat(jar).hasContent("something else");
  }

  @Test
  void cancellationLeavesNothing() {
    List<Double> fractions = new ArrayList<>();
    Progress few =
        new Progress() {
          @Override
          public void report(double fraction, String what) {
            fractions.add(fraction);
          }

          @Override
          public boolean cancelled() {
            return fractions.size() >= 20;
          }
        };
    assertThatThrownBy(() -> CheckpointJar.write(folder, "tiny", false, jar, few))
        .isInstanceOf(CancellationException.class);
    assertThat(fractions).isSorted();
    assertThat(temp).isDirectoryNotContaining("glob:**tiny.jar*");
  }

  @Test
  void unpackedOnceAndChecked() throws IOException {
    pack();
    CheckpointCache cache = new CheckpointCache(temp.resolve("cache"));
    CheckpointHeaders headers = headers(jar);
    Path first = cache.open(headers, urls(jar), Progress.NONE).checkpoint().folder();
    assertThat(first).endsWithRaw(Path.of("tiny")).startsWith(temp.resolve("cache"));
    assertThat(first.resolve("model.safetensors"))
        .hasSameBinaryContentAs(folder.resolve("model.safetensors"));
    Path again = cache.open(headers, List.of(), Progress.NONE).checkpoint().folder();
    assertThat(again).isEqualTo(first);
    cache.clean(Set.of(headers.key()), false);
    assertThat(first).exists();
    cache.remove(headers);
    assertThat(temp.resolve("cache")).isEmptyDirectory();
  }

  @Test
  void whatIsNotAsTheManifestSaysIsNotKept() throws IOException {
    pack();
    CheckpointCache cache = new CheckpointCache(temp.resolve("cache"));
    CheckpointHeaders right = headers(jar);
    CheckpointHeaders wrong =
        new CheckpointHeaders(
            right.location(), "tiny", "gpt2", 1, "0".repeat(64), right.tokenizer());
    assertThatThrownBy(() -> cache.open(wrong, urls(jar), Progress.NONE))
        .isInstanceOf(PluginException.class)
        .hasMessageMatching(
            "tiny: the fingerprint of its weights is [0-9a-f]{12}\\.\\.\\., but its bundle was made"
                + " with 000000000000\\.\\.\\.: make the bundle again, or put the right files"
                + " back");
    assertThat(temp.resolve("cache")).isEmptyDirectory();
  }

  @Test
  void leftOversAreCleaned() throws IOException {
    CheckpointCache cache = new CheckpointCache(temp.resolve("cache"));
    cache.clean(Set.of(), true);
    Files.createDirectories(temp.resolve("cache/.half/tiny"));
    Files.createDirectories(temp.resolve("cache/whole"));
    cache.clean(Set.of(), true);
    assertThat(temp.resolve("cache/.half")).doesNotExist();
    assertThat(temp.resolve("cache/whole")).exists();
    cache.clean(Set.of(), false);
    assertThat(temp.resolve("cache")).isEmptyDirectory();
  }

  @Test
  void filesOutsideAreLookedAtAgainWhenTheyHaveChanged() throws IOException {
    CheckpointJar.write(folder, "tiny", true, jar, Progress.NONE);
    CheckpointCache cache = new CheckpointCache(temp.resolve("cache"));
    CheckpointHeaders headers = headers(jar);
    assertThat(cache.open(headers, List.of(), Progress.NONE).checkpoint().folder())
        .isEqualTo(folder);
    Path weights = folder.resolve("model.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 1] ^= 1;
    Files.write(weights, bytes);
    assertThatThrownBy(() -> cache.open(headers, List.of(), Progress.NONE))
        .hasMessageStartingWith("tiny: the fingerprint of its weights is ");
    Files.move(folder, temp.resolve("away"));
    assertThatThrownBy(() -> cache.open(headers, List.of(), Progress.NONE))
        .hasMessage(
            "the folder " + folder + " is not there: put it back, or make the bundle again");
  }

  /** Nobody packs what a link in a pulled folder fetches from elsewhere, weights or not. */
  @ParameterizedTest
  @ValueSource(strings = {"LICENSE.txt", "tokenizer.json", "model.safetensors"})
  void aFileThatLeadsElsewhereIsNotPacked(String name) throws IOException {
    Path secret = temp.resolve("secret");
    Path file = folder.resolve(name);
    if (Files.exists(file)) {
      Files.move(file, secret);
    } else {
      Files.writeString(secret, "secret");
    }
    Files.createSymbolicLink(file, secret);
    assertThatThrownBy(this::pack)
        .isInstanceOf(PluginException.class)
        .hasMessage(
            "tiny/%s leads out of its folder, to %s: put the file itself there, or link the whole"
                + " folder",
            name, secret.toRealPath());
    assertThat(jar).doesNotExist();
  }
}
