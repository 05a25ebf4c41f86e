package wernicke.evaluation.nextword.internal;

import java.util.List;
import wernicke.api.Evaluation;
import wernicke.api.Generated;
import wernicke.api.ModelInfo;
import wernicke.api.NextTokens;
import wernicke.api.Respondent;
import wernicke.testing.contract.EvaluationContract;

class NextWordContractTest implements EvaluationContract {
  @Override
  public Evaluation evaluation() {
    return new NextWord();
  }

  /** A model whose tokens are the characters, each of one nat. */
  @Override
  public Respondent respondent() {
    return new Respondent() {
      @Override
      public ModelInfo info() {
        return new ModelInfo("m", "f", 0, List.of(), 0, 0, "", "w");
      }

      @Override
      public List<NextTokens> nextTokens(List<String> texts) {
        return texts.stream()
            .map(text -> new NextTokens(text.length() - 1, text.length() - 1L, text.length()))
            .toList();
      }

      @Override
      public List<Generated> generated(List<String> prompts, int tokens) {
        throw new AssertionError("nothing is to be generated");
      }
    };
  }
}
