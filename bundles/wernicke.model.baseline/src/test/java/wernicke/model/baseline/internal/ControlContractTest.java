package wernicke.model.baseline.internal;

import java.util.List;
import org.junit.jupiter.api.Nested;
import wernicke.api.LanguageModel;
import wernicke.api.RecordingSpec;
import wernicke.testing.contract.LanguageModelContract;

class ControlContractTest {
  /** A control with an id. */
  abstract static class Of implements LanguageModelContract {
    private final ControlModel model;

    Of(String id) {
      model = new ControlModel(id, ControlIds.parse(id), 256);
    }

    @Override
    public LanguageModel model() {
      return model;
    }

    @Override
    public List<RecordingSpec> specs() {
      return model.control().recordings().stream()
          .map(kind -> new RecordingSpec(kind, RecordingSpec.Pooling.LAST))
          .toList();
    }
  }

  @Nested
  class WordRate extends Of {
    WordRate() {
      super("word-rate");
    }
  }

  @Nested
  class WordLength extends Of {
    WordLength() {
      super("word-length");
    }
  }

  @Nested
  class Position extends Of {
    Position() {
      super("position");
    }
  }

  @Nested
  class Random extends Of {
    Random() {
      super("random-16");
    }
  }

  @Nested
  class Oasm extends Of {
    Oasm() {
      super("oasm-2");
    }
  }
}
