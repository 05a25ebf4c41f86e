package wernicke.model.transformers.internal.family.plan;

import java.util.List;
import java.util.function.IntFunction;
import wernicke.model.transformers.internal.decoder.attention.Heads;
import wernicke.model.transformers.internal.decoder.attention.MultiHeadAttention.Setting;
import wernicke.model.transformers.internal.family.part.AttentionPart;
import wernicke.model.transformers.internal.family.part.LinearPart;

/**
 * How a family attends, and what it calls it.
 *
 * @param inputs queries, keys and values, or one map for all of them; names within a block
 * @param output from all heads' features back to the width
 * @param bias whether the inputs have one
 * @param outputBias whether the output has one
 * @param stored how both are stored
 * @param norms of the features of each head's query and key; empty for none
 * @param setting of each block
 */
public record Attending(
    List<String> inputs,
    String output,
    boolean bias,
    boolean outputBias,
    LinearPart.Stored stored,
    List<String> norms,
    IntFunction<Setting> setting) {
  /** {@code q_proj}, {@code k_proj} and {@code v_proj}. */
  public static Attending separate(
      String output, boolean bias, boolean outputBias, IntFunction<Setting> setting) {
    List<String> inputs = List.of("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj");
    return new Attending(
        inputs, output, bias, outputBias, LinearPart.Stored.ROWS, List.of(), setting);
  }

  /** One map for all three. */
  public static Attending fused(
      String input,
      String output,
      boolean bias,
      LinearPart.Stored stored,
      IntFunction<Setting> setting) {
    return new Attending(List.of(input), output, bias, bias, stored, List.of(), setting);
  }

  /** The same with norms on the features of each head's queries and keys. */
  public Attending withNorms(String query, String key) {
    return new Attending(inputs, output, bias, outputBias, stored, List.of(query, key), setting);
  }

  AttentionPart part(String block, int index, Sizes sizes, Norms kind) {
    Heads heads = sizes.heads();
    AttentionPart part =
        AttentionPart.of(
            new LinearPart(
                inputs.stream().map(block::concat).toList(),
                sizes.width(),
                outputs(heads),
                bias,
                stored),
            new LinearPart(
                List.of(block + output),
                heads.queryWidth(),
                List.of(sizes.width()),
                outputBias,
                stored == LinearPart.Stored.BY_HEAD ? LinearPart.Stored.ROWS : stored),
            setting.apply(index));
    return norms.isEmpty()
        ? part
        : part.withNorms(
            kind.of(block + norms.get(0), heads.size()),
            kind.of(block + norms.get(1), heads.size()));
  }

  private List<Integer> outputs(Heads heads) {
    return inputs.size() == 1
        ? List.of(heads.queryWidth() + 2 * heads.keyWidth())
        : List.of(heads.queryWidth(), heads.keyWidth(), heads.keyWidth());
  }
}
