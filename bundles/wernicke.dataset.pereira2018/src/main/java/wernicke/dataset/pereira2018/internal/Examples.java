package wernicke.dataset.pereira2018.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import wernicke.formats.internal.file.DataFile;
import wernicke.formats.internal.matlab.MatlabFile;
import wernicke.formats.internal.matlab.Value;

/**
 * One subject's responses to one experiment, as the authors publish them ({@code
 * examples_384sentences.mat}).
 *
 * @param file where they were read from
 * @param subject whose they are
 * @param sentences the texts, in the order of the rows
 * @param passages the label of each sentence's passage
 * @param topics the topic of each sentence's passage
 * @param voxels the columns
 * @param values sentences x voxels, row-major
 */
record Examples(
    Path file,
    String subject,
    List<String> sentences,
    List<String> passages,
    List<String> topics,
    Voxels voxels,
    List<float[]> values) {
  private static final String SENTENCES = "keySentences";
  private static final String PASSAGES = "keyPassages";
  private static final String TOPICS = "keyPassageCategory";
  private static final String PASSAGE = "labelsPassageForEachSentence";
  private static final String TOPIC = "labelsPassageCategory";
  private static final String RESPONSES = "examples";
  private static final List<String> VARIABLES =
      List.of(SENTENCES, PASSAGES, TOPICS, PASSAGE, TOPIC, RESPONSES, "meta");

  static Examples read(Path path, String subject) {
    MatlabFile file = MatlabFile.read(DataFile.published(path), VARIABLES);
    List<String> sentences = file.texts(SENTENCES).stream().map(String::strip).toList();
    List<String> passages = file.texts(PASSAGES);
    List<String> topics = file.texts(TOPICS);
    int[] passage = file.places(PASSAGE, passages.size());
    int[] topic = file.places(TOPIC, topics.size());
    Value.Numbers responses = file.numbers(RESPONSES);
    requireSize(file, PASSAGE, passage.length, sentences.size());
    requireSize(file, TOPIC, topic.length, passages.size());
    requireSize(file, RESPONSES, responses.rows(), sentences.size());
    Voxels voxels = Voxels.of(file, responses.columns());
    return new Examples(
        path,
        subject,
        sentences,
        IntStream.of(passage).mapToObj(passages::get).toList(),
        IntStream.of(passage).mapToObj(p -> topics.get(topic[p])).toList(),
        voxels,
        IntStream.range(0, sentences.size()).mapToObj(i -> row(responses, i, voxels)).toList());
  }

  private static void requireSize(MatlabFile file, String name, int found, int expected) {
    if (found != expected) {
      throw file.error(name + " has " + found + " rows, expected " + expected);
    }
  }

  private static float[] row(Value.Numbers responses, int i, Voxels voxels) {
    float[] row = new float[voxels.columns().size()];
    for (int j = 0; j < row.length; j++) {
      row[j] = (float) responses.get(i, voxels.columns().get(j));
    }
    return row;
  }
}
