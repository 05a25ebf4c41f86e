package wernicke.dataset.described.internal.filter;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import wernicke.formats.internal.table.Decimal;

/**
 * {@code left operator right}, as pandas' {@code query} compares: as numbers if one side is a
 * number or the operator orders, or if both are columns with numbers in them; as texts otherwise. A
 * missing cell is unequal to everything, and neither less nor greater.
 */
record Comparison(Operand left, Operator operator, Operand right) implements Condition {
  @Override
  public boolean holds(Cells cells) throws BadCell {
    Optional<String> a = text(left, cells);
    Optional<String> b = text(right, cells);
    if (a.isEmpty() || b.isEmpty()) {
      return operator == Operator.UNEQUAL;
    }
    return operator.holds(
        numeric(a.get(), b.get(), cells.decimal())
            ? Double.compare(
                number(left, a.get(), cells.decimal()), number(right, b.get(), cells.decimal()))
            : a.get().compareTo(b.get()));
  }

  private static Optional<String> text(Operand operand, Cells cells) {
    if (operand instanceof Operand.Column column) {
      return cells.cell(column.name());
    }
    return Optional.of(operand instanceof Operand.Text text ? text.value() : "");
  }

  private boolean numeric(String a, String b, Decimal decimal) {
    boolean columns = left instanceof Operand.Column && right instanceof Operand.Column;
    return operator.ordering()
        || left instanceof Operand.Numeric
        || right instanceof Operand.Numeric
        || (columns && decimal.parse(a).isPresent() && decimal.parse(b).isPresent());
  }

  /** A zero has one sign. */
  private double number(Operand operand, String cell, Decimal decimal) throws BadCell {
    if (operand instanceof Operand.Numeric number) {
      return number.value() + 0.0;
    }
    OptionalDouble number = decimal.parse(cell);
    if (number.isEmpty()) {
      String column = ((Operand.Column) operand).name();
      throw new BadCell(
          column, "'" + cell + "' is not a number, but is compared by " + operator.symbol());
    }
    return number.getAsDouble() + 0.0;
  }

  @Override
  public void columns(Set<String> names) {
    if (left instanceof Operand.Column column) {
      names.add(column.name());
    }
    if (right instanceof Operand.Column column) {
      names.add(column.name());
    }
  }
}
