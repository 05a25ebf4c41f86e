package wernicke.model.transformers.internal.sentencepiece;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import wernicke.api.PluginException;

/** What a SentencePiece model file ({@code sentencepiece_model.proto}, ModelProto) holds. */
final class PieceModel {
  private static final List<String> TYPES = List.of("UNIGRAM", "BPE", "WORD", "CHAR");
  private static final int UNIGRAM = 1;
  private static final int BPE = 2;

  private final String label;
  private final List<Piece> pieces = new ArrayList<>();
  private long type = UNIGRAM;
  private long unknownId;
  private String unknownPiece = "<unk>";
  private ByteBuffer charsMap = ByteBuffer.allocate(0);

  private PieceModel(String label) {
    this.label = label;
  }

  /**
   * Reads and checks a model.
   *
   * @param label names the file in messages
   * @throws PluginException in one line, what is damaged or not supported
   */
  static PieceModel read(ByteBuffer content, String label) {
    PieceModel model = new PieceModel(label);
    Wire wire = new Wire(content, label);
    for (int field = wire.next(); field != 0; field = wire.next()) {
      switch (field) {
        case 1 -> model.pieces.add(piece(wire.message()));
        case 2 -> model.trainer(wire.message());
        case 3 -> model.normalizer(wire.message());
        default -> wire.skip();
      }
    }
    model.check();
    return model;
  }

  private static Piece piece(Wire wire) {
    String text = "";
    float score = 0;
    int type = 1;
    for (int field = wire.next(); field != 0; field = wire.next()) {
      switch (field) {
        case 1 -> text = wire.text();
        case 2 -> score = wire.real();
        case 3 -> type = (int) wire.number();
        default -> wire.skip();
      }
    }
    return new Piece(text, score, type);
  }

  private void trainer(Wire wire) {
    for (int field = wire.next(); field != 0; field = wire.next()) {
      switch (field) {
        case 3 -> type = wire.number();
        case 40 -> unknownId = wire.number();
        case 45 -> unknownPiece = wire.text();
        default -> wire.skip();
      }
    }
  }

  private void normalizer(Wire wire) {
    for (int field = wire.next(); field != 0; field = wire.next()) {
      if (field == 2) {
        charsMap = wire.content();
      } else {
        wire.skip();
      }
    }
  }

  /** What SentencePiece itself refuses to load, and what no converter exists for. */
  private void check() {
    if (type != UNIGRAM && type != BPE) {
      String name =
          type >= 1 && type <= TYPES.size() ? TYPES.get((int) type - 1) : "number " + type;
      throw refused("the model type " + name + " is not supported (supported: UNIGRAM, BPE)");
    }
    Set<String> seen = new HashSet<>();
    for (Piece piece : pieces) {
      if (piece.text().isEmpty() || !seen.add(piece.text()) || !Float.isFinite(piece.score())) {
        throw refused("an empty or repeated piece, or one without a score; copy the file again");
      }
    }
    long unknown = pieces.stream().filter(p -> p.type() == Piece.UNKNOWN).count();
    if (unknown != 1
        || unknownId < 0
        || unknownId >= pieces.size()
        || !seen.contains(unknownPiece)) {
      throw refused("no piece for unknown text, or several; copy the file again");
    }
    CharsMap.check(charsMap, label);
  }

  PluginException refused(String why) {
    return new PluginException(label + ": " + why);
  }

  List<Piece> pieces() {
    return List.copyOf(pieces);
  }

  boolean unigram() {
    return type == UNIGRAM;
  }

  long unknownId() {
    return unknownId;
  }

  String unknownPiece() {
    return unknownPiece;
  }

  /** The normaliser's table; empty if there is none. */
  byte[] charsMap() {
    byte[] copy = new byte[charsMap.remaining()];
    charsMap.duplicate().get(copy);
    return copy;
  }
}
