package wernicke.testing.contract;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import wernicke.api.Draft;
import wernicke.api.Matrix;

/** A draft that forgets nothing. */
final class KeptParts implements Draft {
  private final Map<String, Matrix> parts = new HashMap<>();

  @Override
  public Optional<Matrix> kept(String name) {
    return Optional.ofNullable(parts.get(name));
  }

  @Override
  public void keep(String name, Matrix numbers) {
    parts.put(name, numbers);
  }
}
