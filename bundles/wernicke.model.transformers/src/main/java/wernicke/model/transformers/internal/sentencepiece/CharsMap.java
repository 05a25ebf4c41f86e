package wernicke.model.transformers.internal.sentencepiece;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import wernicke.api.PluginException;

/**
 * Checks a normaliser's table before native code walks it, which would not survive a damaged one.
 * It is a little-endian length, a Darts double array of so many bytes, and the replacements, each
 * closed by a zero byte (SentencePiece, {@code normalizer.cc}).
 */
final class CharsMap {
  private static final int LAST_LABEL = 255;

  private final ByteBuffer trie;
  private final ByteBuffer texts;
  private final String label;
  private final BitSet seen = new BitSet();
  private final Deque<Integer> open = new ArrayDeque<>();

  private CharsMap(ByteBuffer trie, ByteBuffer texts, String label) {
    this.trie = trie;
    this.texts = texts;
    this.label = label;
  }

  /**
   * Walks the whole table; an empty one is fine.
   *
   * @throws PluginException if any lookup could leave the table
   */
  static void check(ByteBuffer content, String label) {
    if (!content.hasRemaining()) {
      return;
    }
    ByteBuffer bytes = content.slice().order(ByteOrder.LITTLE_ENDIAN);
    int size = bytes.remaining() < 8 ? 0 : bytes.getInt();
    if (size < 4 || size % 4 != 0 || size > bytes.remaining()) {
      throw damaged(label);
    }
    ByteBuffer trie = bytes.slice(4, size).order(ByteOrder.LITTLE_ENDIAN);
    ByteBuffer texts = bytes.slice(4 + size, bytes.capacity() - 4 - size);
    new CharsMap(trie, texts, label).walk();
  }

  private void walk() {
    checkTexts();
    open.add(offset(unit(0)));
    while (!open.isEmpty()) {
      int base = open.remove();
      unit(base | LAST_LABEL);
      for (int c = 1; c <= LAST_LABEL; c++) {
        int at = base ^ c;
        if ((unit(at) & 0x800000ff) == c && !seen.get(at)) {
          seen.set(at);
          enter(at);
        }
      }
    }
  }

  private void checkTexts() {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(texts.duplicate());
    } catch (CharacterCodingException e) {
      throw new PluginException(damaged(label).getMessage(), e);
    }
  }

  private void enter(int at) {
    int unit = unit(at);
    int base = at ^ offset(unit);
    if (((unit >>> 8) & 1) == 1) {
      int text = unit(base) & 0x7fffffff;
      if (text > texts.capacity()
          || (text < texts.capacity() && (texts.get(text) & 0xc0) == 0x80)) {
        throw damaged(label);
      }
    }
    open.add(base);
  }

  private int unit(int at) {
    if (at < 0 || at >= trie.capacity() / 4) {
      throw damaged(label);
    }
    return trie.getInt(4 * at);
  }

  private static int offset(int unit) {
    return (unit >>> 10) << ((unit & (1 << 9)) >>> 6);
  }

  private static PluginException damaged(String label) {
    return new PluginException(label + ": the table of its normaliser is damaged; copy it again");
  }
}
