package wernicke.model.transformers.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static wernicke.model.transformers.internal.Oracle.assertClose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wernicke.api.Part;
import wernicke.api.Progress;
import wernicke.api.Recording;
import wernicke.api.RecordingSpec;
import wernicke.api.Stimuli;
import wernicke.model.transformers.internal.Decoders;
import wernicke.model.transformers.internal.Oracle;
import wernicke.model.transformers.internal.decoder.Decoder;
import wernicke.model.transformers.internal.decoder.Tokens;
import wernicke.model.transformers.internal.tokens.TextTokenizer;

/** T5 with nothing but its SentencePiece model, from the folder to the recording. */
class SentencePieceFolderTest {
  @TempDir Path temp;

  /** A vocabulary of the pieces that there are and T5's extra ids. */
  private Path folder() throws IOException {
    Path folder = Oracle.family("t5-v1_1", temp);
    Path pieces =
        Path.of(System.getProperty("wernicke.root"))
            .resolve("bundles/wernicke.model.transformers/src/test/resources/oracle/sentencepiece");
    Files.copy(pieces.resolve("unigram.model"), folder.resolve("spiece.model"));
    Files.delete(folder.resolve("tokenizer.json"));
    return folder;
  }

  @Test
  void statesAreThoseOfTheLastTokenInEncoderAndDecoder() throws IOException {
    Path folder = folder();
    String text = "a e a";
    int[] ids;
    try (TextTokenizer tokenizer = TextTokenizer.open(folder.resolve("spiece.model"))) {
      assertThat(tokenizer.trailing()).isOne();
      ids = tokenizer.encode(text);
    }
    int[] encoder = Arrays.copyOf(ids, ids.length + 1);
    encoder[ids.length] = 1;
    int[] decoder = new int[ids.length + 1];
    System.arraycopy(ids, 0, decoder, 1, ids.length);
    List<float[]> states;
    try (Decoder network = Decoders.resident(folder)) {
      states = Decoders.states(network, Tokens.of(encoder).with(Tokens.of(decoder)));
    }
    try (TransformerModel model = Oracle.model(folder)) {
      Stimuli stimuli = new Stimuli("test", List.of(new Part(text, "p", -1)), List.of());
      Recording recording = model.record(stimuli, RecordingSpec.STATES, Progress.NONE);
      List<String> layers = model.info().layers();
      int width = model.info().width();
      for (int i = 0; i < layers.size(); i++) {
        int row = layers.get(i).startsWith("encoder") ? ids.length - 1 : ids.length;
        float[] expected = Arrays.copyOfRange(states.get(i), row * width, (row + 1) * width);
        assertClose(recording.layer(layers.get(i)).toArray(), expected, layers.get(i));
      }
      float[] bits =
          model
              .record(stimuli, RecordingSpec.SURPRISAL, Progress.NONE)
              .layer(Recording.SURPRISAL)
              .toArray();
      assertThat(bits[0]).isPositive();
    }
  }
}
