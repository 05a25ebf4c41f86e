package wernicke.formats.internal.npy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** A NumPy array within a pickle: first made empty, then given its state, as NumPy does. */
public final class PickledArray {
  private ElementType type = new ElementType('O', 0, ByteOrder.LITTLE_ENDIAN);
  private List<?> objects = List.of();
  private ByteBuffer data = ByteBuffer.allocate(0);

  PickledArray() {}

  void fill(ElementType elements, ByteBuffer bytes) {
    type = elements;
    data = bytes.duplicate().order(elements.order());
  }

  void fill(List<?> elements) {
    objects = elements;
  }

  /** The elements of an array of Python objects; empty for an array of numbers. */
  List<?> elements() {
    return objects;
  }

  /** Number of numbers; 0 for an array of Python objects. */
  public int size() {
    return type.numeric() ? data.limit() / type.bytes() : 0;
  }

  /** A number, in the order in which the array lies in memory. */
  public double number(int index) {
    return type.numbers().at(data, index * type.bytes());
  }
}
