package wernicke.codec.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wernicke.api.Evaluated.Measurement;
import wernicke.api.Matrix;
import wernicke.api.MetricSpec;
import wernicke.api.event.WernickeEvent;
import wernicke.api.event.WernickeEvent.Reason;
import wernicke.api.event.WernickeEvent.RequestFailed;
import wernicke.api.job.AlignmentSpec;
import wernicke.api.job.JobSpec;

/** The words themselves: who reads them elsewhere relies on them. */
class CodecTest {
  @Test
  void anEventIsAnObjectWithItsType() {
    String text =
        Codec.text(new RequestFailed("r", Reason.REJECTED, "a \"line\""), WernickeEvent.class);
    assertThat(text)
        .isEqualTo(
            "{\"type\":\"RequestFailed\",\"request\":\"r\",\"reason\":\"REJECTED\",\"message\":\"a"
                + " \\\"line\\\"\"}");
    assertThat(Codec.read(text, WernickeEvent.class))
        .isEqualTo(new RequestFailed("r", Reason.REJECTED, "a \"line\""));
  }

  @Test
  void aJobIsItsParts() {
    JobSpec spec = AlignmentSpec.of("m", "b").by(MetricSpec.parse("ridge:pca=5"));
    assertThat(Codec.text(spec, JobSpec.class))
        .isEqualTo(
            "{\"type\":\"AlignmentSpec\",\"model\":\"m\",\"benchmark\":\"b\",\"layers\":[],"
                + "\"metric\":{\"id\":\"ridge\",\"settings\":{\"pca\":\"5\"}},\"cv\":null,"
                + "\"context\":\"PASSAGE\",\"recording\":{\"pooling\":null,\"window\":null,"
                + "\"stride\":null,\"localizer\":null,\"decoderOnly\":false},\"beyond\":[],"
                + "\"beside\":false}");
  }

  @Test
  void equalValuesAreEqualTextsWhateverTheOrderOfTheirMaps() {
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put("b", "1");
    notes.put("a", "2");
    Holder holder = new Holder(List.of(notes));
    assertThat(Codec.text(holder, Holder.class)).isEqualTo("{\"z\":[{\"b\":\"1\",\"a\":\"2\"}]}");
    assertThat(Codec.canonical(holder, Holder.class))
        .isEqualTo("{\"z\":[{\"a\":\"2\",\"b\":\"1\"}]}");
  }

  /** Maps inside a list. */
  public record Holder(List<Map<String, String>> z) {}

  @Test
  void numbersThatJsonLacksAreTexts() {
    assertThat(Codec.text(new Measurement("", "loss", "", Double.NaN, 1), Measurement.class))
        .isEqualTo("{\"part\":\"\",\"measure\":\"loss\",\"unit\":\"\",\"value\":\"NaN\",\"n\":1}");
    assertThat(Codec.text(Matrix.of(1, 1, new float[] {1}), Matrix.class))
        .isEqualTo("{\"rows\":1,\"columns\":1,\"float32\":\"AACAPw==\"}");
  }

  @Test
  void whatIsWrongIsNamedWithItsPlace() {
    refused("{\"type\":\"AlignmentSpec\",\"model\":3}", "model: expected a text, found 3");
    refused("{\"type\":\"Sorting\"}", "type: 'Sorting' is none of AlignmentSpec, EvaluationSpec");
    refused("[]", "expected JobSpec with its type, found []");
    refused("{", "no JSON: ");
    String matrix = "{\"rows\":2,\"columns\":1,\"float32\":\"AACAPw==\"}";
    assertThatThrownBy(() -> Codec.read(matrix, Matrix.class))
        .isInstanceOf(CodecException.class)
        .hasMessage("a matrix of 2 x 1 cannot hold 1 numbers");
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> Codec.read(text, JobSpec.class))
        .isInstanceOf(CodecException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void whatAnOlderVersionLeftOutIsAbsent() {
    assertThat(Codec.read("{\"id\":\"ridge\",\"settings\":{}}", MetricSpec.class))
        .isEqualTo(new MetricSpec("ridge", new java.util.TreeMap<>(Map.of())));
    assertThatThrownBy(() -> Codec.read("{\"part\":\"\"}", Measurement.class))
        .hasMessage("value: is missing");
  }
}
