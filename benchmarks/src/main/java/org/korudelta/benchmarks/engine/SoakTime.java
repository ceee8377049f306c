package org.korudelta.benchmarks.engine;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How long, as the command line has it: {@code 90s}, {@code 30m}, {@code 2h}. */
final class SoakTime implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    try {
      Duration time = Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
      if (time.toSeconds() > 0) {
        return time;
      }
    } catch (DateTimeParseException e) {
      throw new TypeConversionException("a time such as 90s, 30m or 2h, not " + text);
    }
    throw new TypeConversionException("at least a second, not " + text);
  }
}
