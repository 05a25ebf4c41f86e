package wernicke.model.precomputed.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.formats.internal.file.DataFile;
import wernicke.formats.internal.table.Hints;
import wernicke.formats.internal.table.Table;
import wernicke.formats.internal.table.Table.Row;
import wernicke.model.precomputed.internal.model.PrecomputedModel;
import wernicke.testing.FolderHome;

/** The examples of README.md, word for word. */
class ReadmeTest {
  private static final Stimuli STIMULI = Texts.stimuli("The|cat|sleeps.", "Umm,|dogs|bark!");
  private static final Pattern FILE =
      Pattern.compile("`([a-z-]+\\.[a-z]+)`\\n\\n```\\w+\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ANSWER =
      Pattern.compile("in bits:\\n\\n```csv\\n(.*?)```", Pattern.DOTALL);

  @TempDir Path home;

  @Test
  void tokensAnswerAsThePageSays() throws IOException {
    Matcher answer = ANSWER.matcher(section("Surprisals of tokens"));
    assertThat(answer.find()).isTrue();
    Path expected = Files.writeString(home.resolve("answer.csv"), answer.group(1));
    List<Row> rows = new ArrayList<>();
    Table.read(
        DataFile.own("answer.csv", expected),
        Hints.of("answer.csv", ""),
        List.of("word", "surprisal"),
        rows::add);
    Recording recording =
        model("Surprisals of tokens").record(STIMULI, RecordingSpec.SURPRISAL, Progress.NONE);
    for (int i = 0; i < rows.size(); i++) {
      assertThat(STIMULI.parts().get(i).text()).isEqualTo(rows.get(i).text("word"));
      assertThat(recording.layer(Recording.SURPRISAL).get(i, 0))
          .isEqualTo(Float.valueOf(rows.get(i).text("surprisal")));
    }
    assertThat(rows).hasSameSizeAs(STIMULI.parts());
  }

  @Test
  void wordsAnswerAsTokensDo() throws IOException {
    Recording tokens =
        model("Surprisals of tokens").record(STIMULI, RecordingSpec.SURPRISAL, Progress.NONE);
    Recording words =
        model("Surprisals of words").record(STIMULI, RecordingSpec.SURPRISAL, Progress.NONE);
    assertThat(words.layer(Recording.SURPRISAL).toArray())
        .containsExactly(tokens.layer(Recording.SURPRISAL).toArray());
  }

  @Test
  void activationsAreReadFromTheFilesThatTheSettingsName() throws IOException {
    Path folder = Files.createDirectories(home.resolve("models/example"));
    for (String name : List.of("block0.npy", "block1.npy")) {
      Files.write(folder.resolve(name), npy(6, 2));
    }
    PrecomputedModel model = model("Activations");
    Recording recording = model.record(STIMULI, RecordingSpec.STATES, Progress.NONE);
    assertThat(recording.layers().keySet()).containsExactly("block.0", "block.1");
    assertThat(recording.layer("block.1").get(5, 1)).isEqualTo(11);
    assertThat(model.info().width()).isEqualTo(2);
  }

  private PrecomputedModel model(String title) throws IOException {
    Path folder = Files.createDirectories(home.resolve("models/example"));
    Matcher files = FILE.matcher(section(title));
    while (files.find()) {
      Files.writeString(folder.resolve(files.group(1)), files.group(2));
    }
    return new Models(new FolderHome(home)).look().get("example");
  }

  private static String section(String title) throws IOException {
    String page = Files.readString(Path.of("README.md"));
    int start = page.indexOf("## " + title + "\n");
    assertThat(start).as("section '%s'", title).isNotNegative();
    int end = page.indexOf("\n## ", start);
    return page.substring(start, end);
  }

  /** The numbers 0, 1, 2, ... as numpy.save writes them. */
  private static byte[] npy(int rows, int columns) {
    String header =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (%d, %d), }".formatted(rows, columns);
    ByteBuffer content =
        ByteBuffer.allocate(128 + 4 * rows * columns).order(ByteOrder.LITTLE_ENDIAN);
    content.put((byte) 0x93).put("NUMPY\1\0".getBytes(StandardCharsets.US_ASCII));
    content.putShort((short) 118);
    content.put(
        (header + " ".repeat(117 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < rows * columns; i++) {
      content.putFloat(i);
    }
    return content.array();
  }
}
