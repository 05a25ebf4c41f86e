package wernicke.analysis.internal.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static wernicke.analysis.internal.figure.Tables.neuroid;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import wernicke.analysis.internal.figure.Tables;
import wernicke.api.Neuroid;
import wernicke.api.PluginException;

class PlacesTest {
  private static Places places(Neuroid... neuroids) {
    return Places.of(Tables.of(List.of(neuroids), new float[neuroids.length]));
  }

  private static Places along(double... xs) {
    return places(
        Arrays.stream(xs)
            .mapToObj(x -> neuroid("n" + x, "s", "x " + x + " y 0 z 0"))
            .toArray(Neuroid[]::new));
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(Neuroid... neuroids) {
    return assertThatThrownBy(() -> places(neuroids)).isInstanceOf(PluginException.class);
  }

  @Test
  void theSpacingIsTheGreatestThatAllCoordinatesShare() {
    Grid grid = along(10, 4, 0).grid();
    assertThat(grid.regular()).isTrue();
    assertThat(grid.affine().size(0)).isEqualTo(2);
    assertThat(List.of(grid.nx(), grid.ny(), grid.nz())).containsExactly(6, 1, 1);
    assertThat(grid.affine().size(2)).as("of an axis with one coordinate").isEqualTo(2);
  }

  @Test
  void roundedCoordinatesStillLieOnTheirGrid() {
    double[] thirds =
        IntStream.range(0, 50).mapToDouble(i -> Math.round(100 * i * 10 / 3.0) / 100.0).toArray();
    Places places = along(thirds);
    assertThat(places.grid().regular()).isTrue();
    assertThat(places.grid().nx()).isEqualTo(50);
    assertThat(places.voxels().values())
        .containsExactlyElementsOf(IntStream.range(0, 50).boxed().toList());
  }

  @Test
  void scatteredNeuroidsGoToTheNearestOfVoxelsOfTwoMillimetres() {
    Places places = along(-7.3, 0.4, 1.6);
    assertThat(places.grid().regular()).isFalse();
    assertThat(places.grid().nx()).isEqualTo(6);
    assertThat(places.grid().affine().apply(0, 0, 0)).isEqualTo(new Position(-8, 0, 0));
    assertThat(places.voxels().values()).containsExactly(0, 4, 5);
  }

  @Test
  void regionsFarApartAreNoVoxels() {
    assertThat(along(-40, 0, 40).grid().regular()).isFalse();
    assertThat(along(5).grid().regular()).isFalse();
  }

  @Test
  void voxelsBecomeMillimetresByTheAffine() {
    String affine = " affine -2,0,0,90,0,2,0,-126,0,0,2,-72,0,0,0,1";
    Places places =
        places(
            neuroid("a", "s", "i 0 j 0 k 0" + affine), neuroid("b", "s", "i 3 j 2 k 1" + affine));
    assertThat(places.positions())
        .isEqualTo(Map.of(0, new Position(90, -126, -72), 1, new Position(84, -122, -70)));
    assertThat(places.grid().voxels()).isEqualTo(4 * 3 * 2);
    assertThat(places.voxels().get(1)).isEqualTo(23);
  }

  @Test
  void neuroidsWithoutCoordinatesAreLeftOut() {
    Places places =
        places(
            neuroid("a", "s", "roi IFG"),
            neuroid("b", "s", "x 1 y 2 z 3"),
            neuroid("c", "s", "x nan y nan z nan"));
    assertThat(places.positions()).containsOnlyKeys(1);
  }

  @Test
  void whatIsWrongIsNamed() {
    assertRefused(neuroid("v7", "s", "x 1 y two z 3"))
        .hasMessage("the neuroid v7 y is 'two', which is no number");
    assertRefused(neuroid("v7", "s", "x 1 y 2"))
        .hasMessage("the neuroid v7 has only some of the coordinates x, y, z");
    assertRefused(neuroid("v7", "s", "i 1.5 j 0 k 0"))
        .hasMessage("the neuroid v7 i is '1.5', which is no voxel (0, 1, ...)");
    assertRefused(neuroid("v7", "s", "i 1 j 0 k -1")).hasMessageContaining("'-1'");
    assertRefused(neuroid("v7", "s", "i 1 j 0 k 0"))
        .hasMessage(
            "the neuroid v7 has voxels i, j, k but its affine is '': 12 numbers are needed, row by"
                + " row, from voxel to mm");
    assertRefused(
            neuroid("v7", "s", "i 1 j 0 k 0 affine 1"), neuroid("v8", "s", "i 1 j 0 k 0 affine 2"))
        .hasMessageContaining("one is needed for all");
    assertRefused(neuroid("a", "s", "x 0 y 0 z 0"), neuroid("b", "s", "x 9000 y 0 z 0"))
        .hasMessageContaining("voxels is no brain: coordinates must be in mm");
    assertRefused(neuroid("a", "s", "x Infinity y 0 z 0")).hasMessageContaining("'Infinity'");
  }
}
