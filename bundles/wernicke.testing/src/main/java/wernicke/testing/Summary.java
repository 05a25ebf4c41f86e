package wernicke.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import wernicke.api.Assembly;
import wernicke.api.Neuroid;
import wernicke.api.Part;
import wernicke.api.Presentation;

/**
 * What {@code itests/oracles/assemblies/expected.py} prints of an assembly, computed from ours.
 *
 * @param presentations number of rows
 * @param neuroids number of columns
 * @param subjects number of neuroids of each subject, in the order of the columns
 * @param sum of all values that are not NaN, in float64
 * @param missing number of values that are NaN
 * @param valuesSha256 over big-endian float32, row-major, NaN as 7fc00000
 * @param presentationIds SHA-256 over the ids of the rows, each followed by a line feed
 * @param neuroidIds the same of the columns
 * @param passages number of passages
 * @param parts SHA-256 over the parts in order: passage, tabulator, text, line feed
 * @param first text of the first part
 * @param last text of the last part
 */
public record Summary(
    int presentations,
    int neuroids,
    Map<String, Integer> subjects,
    double sum,
    int missing,
    String valuesSha256,
    String presentationIds,
    String neuroidIds,
    int passages,
    String parts,
    String first,
    String last) {

  /** Summarises an assembly. */
  public static Summary of(Assembly assembly) {
    float[] values = assembly.values().toArray();
    double sum = 0;
    int missing = 0;
    for (float value : values) {
      missing += Float.isNaN(value) ? 1 : 0;
      sum += Float.isNaN(value) ? 0 : value;
    }
    Map<String, Integer> subjects = new LinkedHashMap<>();
    assembly.neuroids().forEach(n -> subjects.merge(n.subject(), 1, Integer::sum));
    List<Part> parts = assembly.stimuli().parts();
    return new Summary(
        assembly.values().rows(),
        assembly.neuroids().size(),
        subjects,
        sum,
        missing,
        sha256(bytes(values)),
        lines(assembly.stimuli().presentations().stream().map(Presentation::id).toList()),
        lines(assembly.neuroids().stream().map(Neuroid::id).toList()),
        (int) parts.stream().map(Part::passage).distinct().count(),
        lines(parts.stream().map(p -> p.passage() + "\t" + p.text()).toList()),
        parts.get(0).text(),
        parts.get(parts.size() - 1).text());
  }

  /**
   * What the script has printed.
   *
   * @param folder where {@code expected.json} is
   * @param dataset the id, or another name that the script gives to a layout
   * @param files {@code synthetic} or {@code fixture}
   */
  public static JsonObject expected(Path folder, String dataset, String files) throws IOException {
    return JsonParser.parseString(Files.readString(folder.resolve("expected.json")))
        .getAsJsonObject()
        .getAsJsonObject(dataset)
        .getAsJsonObject(files);
  }

  /**
   * Compares an assembly with a summary that the script has printed.
   *
   * @param tolerance of the sum
   */
  public static void assertAgrees(Assembly assembly, JsonElement expected, double tolerance) {
    assertThat(of(assembly))
        .usingRecursiveComparison()
        .withEqualsForFields((Double a, Double b) -> Math.abs(a - b) < tolerance, "sum")
        .isEqualTo(new Gson().fromJson(expected, Summary.class));
  }

  private static byte[] bytes(float[] values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length);
    for (float value : values) {
      bytes.putInt(Float.floatToIntBits(value));
    }
    return bytes.array();
  }

  private static String lines(List<String> lines) {
    String text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256 in lower-case hexadecimal digits. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
