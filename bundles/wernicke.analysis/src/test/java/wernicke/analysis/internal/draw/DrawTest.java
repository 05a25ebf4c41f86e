package wernicke.analysis.internal.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import wernicke.analysis.internal.draw.Mark.Anchor;
import wernicke.analysis.internal.draw.Mark.Area;
import wernicke.analysis.internal.draw.Mark.Dash;
import wernicke.analysis.internal.draw.Mark.Line;
import wernicke.analysis.internal.draw.Mark.Point;
import wernicke.analysis.internal.draw.Mark.Text;

class DrawTest {
  private static Scene scene(Mark... marks) {
    return new Scene("a < b", 40, 20, List.of(marks));
  }

  @Test
  void markupAndForbiddenCharactersAreEscaped() {
    String svg = Svg.of(scene(Text.of(1, 2, "\"<&>\u0001ö", 12, Anchor.END, "#000000")));
    assertThat(svg)
        .contains("<title>a &lt; b</title>")
        .contains("text-anchor=\"end\"")
        .contains(">&quot;&lt;&amp;&gt;\ufffdö</text>");
  }

  @Test
  void aHaloIsASecondTextThatIsNotRead() {
    Text text = new Text(1, 2, "x", 12, Anchor.MIDDLE, "#000000", Text.Style.HALO, -90);
    assertThat(Svg.of(scene(text)).lines().filter(l -> l.contains(">x</text>")))
        .hasSize(2)
        .allMatch(l -> l.contains("rotate(-90 1 2)"))
        .anyMatch(l -> l.contains("aria-hidden=\"true\""));
  }

  @Test
  void linesHaveTheirDashes() {
    Line line =
        new Line(List.of(new Point(0, 10.126), new Point(10, 0)), "#ff0000", 1.5, Dash.DASHED);
    assertThat(Svg.of(scene(line)))
        .contains("points=\"0,10.13 10,0\"")
        .contains("stroke-width=\"1.5\"")
        .contains("stroke-dasharray=\"8 5\"");
    assertThat(Svg.of(scene(Line.of(0, 0, 100, 0, "#ff0000", 1))))
        .contains("points=\"0,0 100,0\"")
        .doesNotContain("dasharray");
  }

  @Test
  void pngHasTwoPixelsForOne() throws IOException {
    byte[] png = Png.of(scene(Area.box(10, 5, 20, 10, "#0072b2", 1)));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertThat(image.getWidth()).isEqualTo(80);
    assertThat(image.getHeight()).isEqualTo(40);
    assertThat(image.getRGB(30, 15) & 0xffffff).isEqualTo(0x0072b2);
    assertThat(image.getRGB(10, 15) & 0xffffff).isEqualTo(0xffffff);
  }

  @Test
  void textIsCutToFit() {
    assertThat(Text.fit("short", 12, 100)).isEqualTo("short");
    String cut = Text.fit("a-very-long-name-of-some-model", 12, 100);
    assertThat(cut).startsWith("a-very-long").endsWith("…");
    assertThat(Text.length(cut, 12)).isLessThanOrEqualTo(100);
    assertThat(Text.fit("x", 12, 0)).isEqualTo("…");
  }
}
