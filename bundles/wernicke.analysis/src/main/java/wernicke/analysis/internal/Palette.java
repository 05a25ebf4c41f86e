package wernicke.analysis.internal;

import java.util.List;

/**
 * Colours that colour-blind people tell apart (Okabe and Ito 2008); without its yellow, which is
 * faint on white.
 */
final class Palette {
  static final String MODEL = "#0072b2";
  static final String CONTROL = "#808080";
  static final String CEILING = "#222222";
  static final String EXPECTED = "#009e73";
  static final String WARNING = "#b34700";
  static final String TEXT = "#222222";
  static final String SOFT = "#555555";
  static final String GRID = "#e4e4e4";
  static final String ZERO = "#777777";

  private static final List<String> CONTROLS =
      List.of("#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#777777");

  private Palette() {}

  /** The colour of the i-th control. */
  static String control(int i) {
    return CONTROLS.get(i % CONTROLS.size());
  }
}
