package wernicke.formats.internal.textgrid;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import wernicke.api.PluginException;
import wernicke.formats.internal.file.DataFile;
import wernicke.formats.internal.textgrid.TextGrid.Interval;
import wernicke.formats.internal.textgrid.TextGrid.Tier;

/** Reads one TextGrid file. */
final class TextGridReader {
  private final DataFile file;
  private final PraatTokens tokens;

  TextGridReader(DataFile file) {
    this.file = file;
    this.tokens = new PraatTokens(file, decode(file));
  }

  TextGrid read() {
    expect("the file type", "ooTextFile", "ooTextFile short");
    expect("the object class", "TextGrid");
    tokens.number("the grid's xmin");
    tokens.number("the grid's xmax");
    if (!tokens.flag("'tiers?'").equals("exists")) {
      return new TextGrid(file, List.of());
    }
    List<Tier> tiers = new ArrayList<>();
    int size = tokens.count("the number of tiers");
    for (int i = 1; i <= size; i++) {
      readTier("tier " + i, tiers);
    }
    return new TextGrid(file, tiers);
  }

  private String expect(String what, String... values) {
    String found = tokens.string(what);
    if (!List.of(values).contains(found)) {
      throw tokens.error(what + " is '" + found + "', expected " + String.join(" or ", values));
    }
    return found;
  }

  private void readTier(String what, List<Tier> tiers) {
    String type = expect("the class of " + what, "IntervalTier", "TextTier");
    String name = tokens.string("the name of " + what);
    tokens.number("xmin of " + what);
    tokens.number("xmax of " + what);
    if (type.equals("IntervalTier")) {
      tiers.add(new Tier(name, readIntervals(what)));
    } else {
      skipPoints(what);
    }
  }

  private List<Interval> readIntervals(String tier) {
    int size = tokens.count("the number of intervals of " + tier);
    List<Interval> intervals = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    for (int i = 1; i <= size; i++) {
      String what = "interval " + i + " of " + tier;
      double start = tokens.number("xmin of " + what);
      double end = tokens.number("xmax of " + what);
      if (start < last || end < start) {
        throw tokens.error(what + " from " + start + " to " + end + " s does not follow in time");
      }
      last = end;
      intervals.add(new Interval(start, end, tokens.string("the text of " + what)));
    }
    return intervals;
  }

  private void skipPoints(String tier) {
    int size = tokens.count("the number of points of " + tier);
    for (int i = 1; i <= size; i++) {
      tokens.number("the time of point " + i + " of " + tier);
      tokens.string("the mark of point " + i + " of " + tier);
    }
  }

  private static String decode(DataFile file) {
    try {
      byte[] bytes = Files.readAllBytes(file.requireRegular().path());
      if (new String(bytes, 0, Math.min(16, bytes.length), StandardCharsets.ISO_8859_1)
          .startsWith("ooBinaryTextFile")) {
        throw file.refused("a binary TextGrid; save it in Praat as a text file");
      }
      int mark = mark(bytes);
      return charset(bytes)
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, mark, bytes.length - mark))
          .toString();
    } catch (CharacterCodingException e) {
      throw new PluginException(
          file.name()
              + ": neither UTF-8 nor UTF-16 with a byte order mark; save it in Praat as UTF-8",
          e);
    } catch (IOException e) {
      throw file.unreadable("", e);
    }
  }

  private static Charset charset(byte[] bytes) {
    if (startsWith(bytes, 0xFE, 0xFF)) {
      return StandardCharsets.UTF_16BE;
    }
    return startsWith(bytes, 0xFF, 0xFE) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
  }

  /** Length of the byte order mark. */
  private static int mark(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return 3;
    }
    return charset(bytes).equals(StandardCharsets.UTF_8) ? 0 : 2;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
