package wernicke.formats.internal.pickle;

import java.util.ArrayList;
import java.util.List;

/** The stack of the machine that a pickle is a program for. */
final class Stack {
  private final List<Object> values = new ArrayList<>();
  private final List<Integer> marks = new ArrayList<>();

  void push(Object value) {
    values.add(value);
  }

  void mark() {
    marks.add(values.size());
  }

  Object peek() {
    require(1);
    return values.get(values.size() - 1);
  }

  Object pop() {
    require(1);
    return values.remove(values.size() - 1);
  }

  /** Takes the topmost values away, the lowest first. */
  List<Object> pop(int count) {
    require(count);
    return cut(values.size() - count);
  }

  /** Takes everything above the last mark away, and the mark. */
  List<Object> marked() {
    if (marks.isEmpty()) {
      throw new PickleException("its pickle takes what is not there");
    }
    return cut(marks.remove(marks.size() - 1));
  }

  /** What a mark protects cannot be taken without taking the mark. */
  private void require(int count) {
    int floor = marks.isEmpty() ? 0 : marks.get(marks.size() - 1);
    if (values.size() - count < floor) {
      throw new PickleException("its pickle takes what is not there");
    }
  }

  private List<Object> cut(int start) {
    List<Object> tail = values.subList(start, values.size());
    List<Object> copy = List.copyOf(tail);
    tail.clear();
    return copy;
  }
}
