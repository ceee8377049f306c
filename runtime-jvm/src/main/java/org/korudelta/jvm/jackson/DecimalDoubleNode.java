package org.korudelta.jvm.jackson;

import com.fasterxml.jackson.databind.node.DoubleNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.korudelta.json.JsonNumber;

/**
 * A double that, as a decimal, is the number it stands for: with a fraction what its canonical text
 * shows, else the integer it is. Jackson's own goes by {@code Double.toString}, which before JDK 19
 * is not always the shortest and so at times another number.
 *
 * <p>Threading: immutable.
 */
final class DecimalDoubleNode extends DoubleNode {
  private static final long serialVersionUID = 1L;

  private final BigDecimal decimal;

  DecimalDoubleNode(JsonNumber number) {
    super(number.doubleValue());
    decimal = ExactNumber.decimal(number);
  }

  @Override
  public BigDecimal decimalValue() {
    return decimal;
  }

  @Override
  public BigInteger bigIntegerValue() {
    return decimal.toBigInteger();
  }
}
