package io.fivefifty.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How many malformed lines a run may have: a number, or a share of all lines in percent.
 *
 * @param percent whether {@code most} is a share
 */
record MalformedLimit(double most, boolean percent) {

  boolean allows(long malformed, long lines) {
    return malformed <= (percent ? most / 100 * lines : most);
  }

  /** Reads {@code 1000} or {@code 5%}. */
  static final class Converter implements ITypeConverter<MalformedLimit> {
    @Override
    public MalformedLimit convert(String text) {
      boolean percent = text.endsWith("%");
      String number = percent ? text.substring(0, text.length() - 1) : text;
      if (!number.matches("[0-9]{1,12}(\\.[0-9]{1,6})?")) {
        throw new TypeConversionException(
            "'" + text + "'; expected a number of lines such as 1000, or a share such as 5%");
      }
      return new MalformedLimit(Double.parseDouble(number), percent);
    }
  }
}
