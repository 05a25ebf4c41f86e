package wernicke.api;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import wernicke.api.RecordingSpec.Pooling;

/**
 * What a job asks of a model otherwise than its benchmark does; what is empty stays as it is.
 * Written {@code pooling=last|mean|first}, {@code window=<words>}, {@code
 * overflow=exact|stride:<words>}, {@code localizer=<units>}, {@code decoder-only}, joined by
 * commas.
 *
 * @param pooling see {@link RecordingSpec#pooling}
 * @param window see {@link RecordingSpec#window}
 * @param stride see {@link RecordingSpec#stride}; 0 for {@code exact}
 * @param localizer see {@link RecordingSpec#localizer}
 * @param decoderOnly whether {@link RecordingSpec#decoderOnly} is wanted
 */
public record RecordingChanges(
    Optional<Pooling> pooling,
    Optional<Integer> window,
    Optional<Integer> stride,
    Optional<Integer> localizer,
    boolean decoderOnly) {
  /** Everything as the benchmark says. */
  public static final RecordingChanges NONE =
      new RecordingChanges(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);

  private static final String STRIDE = "stride:";
  private static final String EXACT = "exact";

  /**
   * Reads the written form.
   *
   * @throws PluginException naming what cannot be read
   */
  public static RecordingChanges parse(String text) {
    RecordingChanges changes = NONE;
    for (String change : text.isBlank() ? new String[0] : text.split(",", -1)) {
      String[] words = change.strip().split("=", 2);
      changes = changes.with(words[0], words.length == 2 ? words[1] : "");
    }
    return changes;
  }

  private RecordingChanges with(String name, String value) {
    return switch (name) {
      case "pooling" ->
          new RecordingChanges(Optional.of(pooling(value)), window, stride, localizer, decoderOnly);
      case "window" ->
          new RecordingChanges(
              pooling, Optional.of(count(name, value)), stride, localizer, decoderOnly);
      case "overflow" ->
          new RecordingChanges(pooling, window, Optional.of(stride(value)), localizer, decoderOnly);
      case "localizer" ->
          new RecordingChanges(
              pooling, window, stride, Optional.of(count(name, value)), decoderOnly);
      case "decoder-only" -> new RecordingChanges(pooling, window, stride, localizer, true);
      default ->
          throw new PluginException(
              "unknown recording option '"
                  + name
                  + "': it is pooling=, window=, decoder-only, localizer= or overflow=");
    };
  }

  private static int stride(String value) {
    if (value.matches(STRIDE + "[1-9]\\d{0,5}")) {
      return Integer.parseInt(value.substring(STRIDE.length()));
    } else if (value.equals(EXACT)) {
      return 0;
    }
    throw new PluginException(
        "overflow '" + value + "': it is exact or stride:<words>, such as stride:8");
  }

  private static Pooling pooling(String value) {
    return Arrays.stream(Pooling.values())
        .filter(p -> p.word().equals(value))
        .findFirst()
        .orElseThrow(
            () -> new PluginException("pooling '" + value + "': it is last, mean or first"));
  }

  private static int count(String name, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new PluginException(name + " '" + value + "': a whole number is needed", e);
    }
  }

  /**
   * A recording with these changes.
   *
   * @throws PluginException naming what does not fit its kind
   */
  public RecordingSpec of(RecordingSpec usual) {
    return new RecordingSpec(
        usual.kind(),
        pooling.orElse(usual.pooling()),
        window.orElse(usual.window()),
        decoderOnly || usual.decoderOnly(),
        localizer.orElse(usual.localizer()),
        stride.orElse(usual.stride()));
  }

  /** Each of them, name to value as written; empty where there is none to write. */
  public Map<String, String> named() {
    Map<String, String> named = new LinkedHashMap<>();
    pooling.ifPresent(p -> named.put("pooling", p.word()));
    window.ifPresent(words -> named.put("window", words.toString()));
    stride.ifPresent(words -> named.put("overflow", words == 0 ? EXACT : STRIDE + words));
    localizer.ifPresent(units -> named.put("localizer", units.toString()));
    if (decoderOnly) {
      named.put("decoder-only", "");
    }
    return named;
  }

  @Override
  public String toString() {
    return named().entrySet().stream()
        .map(e -> e.getValue().isEmpty() ? e.getKey() : e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(","));
  }
}
