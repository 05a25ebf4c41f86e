package wernicke.analysis.internal.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import wernicke.analysis.internal.draw.Mark.Anchor;
import wernicke.analysis.internal.draw.Mark.Area;
import wernicke.analysis.internal.draw.Mark.Dash;
import wernicke.analysis.internal.draw.Mark.Dot;
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

  @Test
  void pdfHasItsTextAsTextInAnEmbeddedFont() throws IOException {
    Text text =
        new Text(20, 10, "r = −0.5 ± ρ \u6f22", 3, Anchor.MIDDLE, "#000000", Text.Style.PLAIN, 0);
    try (PDDocument document = Loader.loadPDF(Pdf.of(scene(text)))) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      PDPage page = document.getPage(0);
      assertThat(page.getMediaBox().getWidth()).isEqualTo(40 * Pdf.SCALE);
      assertThat(new PDFTextStripper().getText(document).strip()).contains("r = −0.5 ± ρ ?");
      for (COSName name : page.getResources().getFontNames()) {
        assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
      }
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("a < b");
    }
  }

  @Test
  void pdfDrawsWhatThePngDraws() throws IOException {
    Scene scene = scene(Area.box(10, 5, 20, 10, "#0072b2", 1), new Dot(30, 10, 5, "#d55e00", ""));
    try (PDDocument document = Loader.loadPDF(Pdf.of(scene))) {
      BufferedImage image = new PDFRenderer(document).renderImage(0, 2 / Pdf.SCALE);
      assertThat(image.getRGB(30, 15) & 0xffffff).isEqualTo(0x0072b2);
      assertThat(image.getRGB(60, 20) & 0xffffff).isEqualTo(0xd55e00);
      assertThat(image.getRGB(10, 15) & 0xffffff).isEqualTo(0xffffff);
    }
  }
}
