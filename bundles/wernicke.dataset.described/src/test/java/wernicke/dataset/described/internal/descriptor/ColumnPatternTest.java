package wernicke.dataset.described.internal.descriptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ColumnPatternTest {
  @Test
  void namesStandForThemselves() {
    ColumnPattern pattern = new ColumnPattern("a.c (µV)");
    assertThat(pattern.wild()).isFalse();
    assertThat(pattern.match("a.c (µV)")).contains(Map.of());
    assertThat(pattern.match("abc (µV)")).isEmpty();
  }

  @Test
  void starsStandForAnything() {
    ColumnPattern pattern = new ColumnPattern("lang_*");
    assertThat(pattern.match("lang_")).isPresent();
    assertThat(pattern.match("lang_LH_IFG")).contains(Map.of());
    assertThat(pattern.match("Lang_LH")).isEmpty();
  }

  @Test
  void bracesBecomeMetadata() {
    ColumnPattern pattern = new ColumnPattern("{subject}_{roi}.*");
    assertThat(pattern.match("s01_LH_IFG.mean"))
        .contains(Map.of("subject", "s01", "roi", "LH_IFG"));
    assertThat(pattern.match("_IFG.mean")).isEmpty();
  }

  @Test
  void starsTakeAllTheyCanAndNamesAsLittle() {
    assertThat(new ColumnPattern("*{a}").match("xyz")).contains(Map.of("a", "z"));
    assertThat(new ColumnPattern("{a}{b}").match("xyz")).contains(Map.of("a", "x", "b", "yz"));
    assertThat(new ColumnPattern("{a}_").match("x_y_")).contains(Map.of("a", "x_y"));
    assertThat(new ColumnPattern("a*a").match("a")).isEmpty();
    assertThat(new ColumnPattern("a*a").match("aa")).isPresent();
    assertThat(new ColumnPattern("{a}").match("")).isEmpty();
    assertThat(new ColumnPattern("*{roi}").match("*{roi}")).contains(Map.of());
  }

  /** A regular expression tries some 10^17 ways before it gives this up. */
  @Test
  void sixtyStarsAreMatchedInLinearTime() {
    String name = "a".repeat(60);
    assertThat(new ColumnPattern("*a".repeat(60) + "b").match(name)).isEmpty();
    assertThat(new ColumnPattern("*a".repeat(60)).match(name)).isPresent();
    assertThat(new ColumnPattern("*".repeat(60) + "b").match(name)).isEmpty();
    assertThatThrownBy(() -> new ColumnPattern("*a".repeat(101)))
        .hasMessage("holds more than 100 of * and {name}; write fewer");
  }

  @Test
  void badBracesAreRefused() {
    assertThatThrownBy(() -> new ColumnPattern("{roi"))
        .hasMessage("holds a single brace; write {name}, or *");
    assertThatThrownBy(() -> new ColumnPattern("{my roi}"))
        .hasMessage("holds '{my roi}'; write a name of letters, once");
    assertThatThrownBy(() -> new ColumnPattern("{roi}_{roi}"))
        .hasMessage("holds '{roi}'; write a name of letters, once");
  }
}
