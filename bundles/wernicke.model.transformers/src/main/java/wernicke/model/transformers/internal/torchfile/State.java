package wernicke.model.transformers.internal.torchfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import wernicke.formats.internal.pickle.Globals;
import wernicke.formats.internal.pickle.PickleException;
import wernicke.formats.internal.safetensors.StoredType;

/** What the pickle of a PyTorch state may build: tensors in storages, and nothing else. */
final class State implements Globals {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "torch._utils._rebuild_tensor_v2",
          "torch._utils._rebuild_parameter",
          "collections.OrderedDict");

  private static final Map<String, StoredType> STORAGES =
      Map.of(
          "torch.FloatStorage", StoredType.F32,
          "torch.HalfStorage", StoredType.F16,
          "torch.BFloat16Storage", StoredType.BF16,
          "torch.DoubleStorage", StoredType.F64,
          "torch.LongStorage", StoredType.I64,
          "torch.IntStorage", StoredType.I32,
          "torch.ShortStorage", StoredType.I16,
          "torch.CharStorage", StoredType.I8,
          "torch.ByteStorage", StoredType.U8,
          "torch.BoolStorage", StoredType.BOOL);

  /** A run of elements in a file of the archive. */
  record Storage(StoredType type, String key, long elements) {}

  /** Part of a storage; sizes in elements. */
  record View(Storage storage, long offset, List<Long> shape) {}

  @Override
  public String who() {
    return "weights";
  }

  @Override
  public Object global(String name) {
    if (FUNCTIONS.contains(name)) {
      return name;
    }
    if (STORAGES.containsKey(name)) {
      return STORAGES.get(name);
    }
    throw new PickleException(
        PickleException.wanted(name, who()).getMessage() + "; use the model's safetensors");
  }

  @Override
  public Object call(Object function, List<?> arguments) {
    if (function.equals("collections.OrderedDict") && arguments.isEmpty()) {
      return new LinkedHashMap<Object, Object>();
    }
    if (function.equals("torch._utils._rebuild_parameter")
        && !arguments.isEmpty()
        && arguments.get(0) instanceof View view) {
      return view;
    }
    if (function.equals("torch._utils._rebuild_tensor_v2") && arguments.size() >= 4) {
      return view(arguments);
    }
    String name = function instanceof String text ? text : "something unknown";
    throw new PickleException("its pickle calls " + name + " in an unknown way");
  }

  private static View view(List<?> arguments) {
    if (!(arguments.get(0) instanceof Storage storage)
        || !(arguments.get(1) instanceof Long offset)) {
      throw new PickleException("its pickle has a tensor without storage");
    }
    List<Long> shape = naturals(arguments.get(2));
    List<Long> strides = naturals(arguments.get(3));
    long elements = 1;
    try {
      for (int i = shape.size() - 1; i >= 0; i--) {
        if (strides.size() != shape.size() || (shape.get(i) != 1 && strides.get(i) != elements)) {
          throw new PickleException("a tensor of shape " + shape + " does not lie in order in it");
        }
        elements = Math.multiplyExact(elements, shape.get(i));
      }
      if (offset < 0 || Math.addExact(offset, elements) > storage.elements()) {
        throw new PickleException("a tensor of shape " + shape + " is larger than its storage");
      }
    } catch (ArithmeticException e) {
      throw new PickleException("a tensor has the impossible shape " + shape);
    }
    return new View(storage, offset, shape);
  }

  private static List<Long> naturals(Object tuple) {
    List<Long> numbers = new ArrayList<>();
    if (!(tuple instanceof List<?> list) || list.size() > 16) {
      throw new PickleException("its pickle has a tensor without shape");
    }
    for (Object element : list) {
      if (!(element instanceof Long number) || number < 0) {
        throw new PickleException("its pickle has a tensor without shape");
      }
      numbers.add(number);
    }
    return numbers;
  }

  /** ("storage", type, key, location, number of elements). */
  @Override
  public Object persistent(Object id) {
    if (id instanceof List<?> parts
        && parts.size() == 5
        && "storage".equals(parts.get(0))
        && parts.get(1) instanceof StoredType type
        && parts.get(2) instanceof String key
        && parts.get(4) instanceof Long elements
        && elements >= 0) {
      return new Storage(type, key, elements);
    }
    throw new PickleException("its pickle has a storage of an unknown form");
  }
}
