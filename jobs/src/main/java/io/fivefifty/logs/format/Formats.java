package io.fivefifty.logs.format;

import io.fivefifty.logs.LogFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The formats that we read, in the order in which a file's head is tried on them. */
public final class Formats {

  private static final List<Supplier<LogFormat>> ALL = List.of(PostfixLog::new);

  private Formats() {}

  /** A fresh reader of each format. */
  public static List<LogFormat> all() {
    return ALL.stream().map(Supplier::get).toList();
  }

  /** A fresh reader of the format that {@code --format} names, empty where there is none. */
  public static Optional<LogFormat> named(String name) {
    return all().stream().filter(format -> format.name().equals(name)).findFirst();
  }

  /** The names that {@code --format} takes. */
  public static List<String> names() {
    return all().stream().map(LogFormat::name).toList();
  }
}
