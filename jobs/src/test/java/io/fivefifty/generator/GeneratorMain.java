package io.fivefifty.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Writes logs from the command line, as food for benchmarks. */
public final class GeneratorMain {
  private static final String USAGE =
      """
      usage: GeneratorMain --to FOLDER (--bytes 1G | --messages-per-day N) [--seed N] [--days N]
             [--first-day 2026-11-29] [--hosts N] [--sender-domains N] [--dress rfc3339]
             [--queue-ids short|short_used_once|long|mixed] [--compression none|some|all]
             [--layout one_file|file_a_host|file_a_day|file_a_day_and_host|rotated]
      """;

  private static final List<String> OPTIONS =
      List.of(
          "to",
          "bytes",
          "messages-per-day",
          "seed",
          "days",
          "first-day",
          "hosts",
          "sender-domains",
          "dress",
          "queue-ids",
          "compression",
          "layout");

  private GeneratorMain() {}

  public static void main(String[] args) throws IOException {
    try {
      System.out.println(run(args));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.err.print(USAGE);
      System.exit(2);
    }
  }

  /** Does what the arguments ask for, and tells it in one line. */
  static String run(String[] args) throws IOException {
    Map<String, String> options = options(args);
    Path folder = Path.of(required(options, "to"));
    GeneratorPlan plan = plan(options);
    long begun = System.nanoTime();
    Truth truth = LogGenerator.write(plan, folder);
    double seconds = (System.nanoTime() - begun) / (double) TimeUnit.SECONDS.toNanos(1);
    DeliveryCount deliveries = truth.allDeliveries();
    return String.format(
        Locale.ROOT,
        "%d files, %d lines, %d bytes, %d attempts, %d rejections (550) in %.1f s: %.0f MB/s",
        truth.files().size(),
        truth.lines(),
        truth.bytes(),
        deliveries.attempts(),
        deliveries.rejected(),
        seconds,
        truth.bytes() / 1e6 / seconds);
  }

  private static GeneratorPlan plan(Map<String, String> options) throws IOException {
    GeneratorPlan base = GeneratorPlan.ofSeed(Long.parseLong(options.getOrDefault("seed", "1")));
    GeneratorPlan plan =
        base.withDays(
                LocalDate.parse(options.getOrDefault("first-day", "2026-11-29")),
                Integer.parseInt(options.getOrDefault("days", "1")))
            .withHosts(Integer.parseInt(options.getOrDefault("hosts", "2")))
            .withSenderDomains(Integer.parseInt(options.getOrDefault("sender-domains", "200")))
            .withDress(named(Dress.class, options.getOrDefault("dress", "rfc3339")))
            .withQueueIds(named(QueueIdStyle.class, options.getOrDefault("queue-ids", "short")))
            .withLayout(named(Layout.class, options.getOrDefault("layout", "file_a_host")))
            .withCompression(named(Compression.class, options.getOrDefault("compression", "none")));
    if (options.containsKey("bytes") == options.containsKey("messages-per-day")) {
      throw new IllegalArgumentException("give either --bytes or --messages-per-day");
    }
    return options.containsKey("bytes")
        ? LogGenerator.sized(plan, bytes(required(options, "bytes")))
        : plan.withMessagesPerDay(Long.parseLong(required(options, "messages-per-day")));
  }

  private static Map<String, String> options(String[] args) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      String name = args[i].startsWith("--") ? args[i].substring(2) : "";
      if (!OPTIONS.contains(name) || i + 1 == args.length) {
        throw new IllegalArgumentException("found '" + args[i] + "', expected --option value");
      }
      options.put(name, args[i + 1]);
    }
    return options;
  }

  private static String required(Map<String, String> options, String name) {
    String value = options.get(name);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }

  /** A number of bytes, with K, M or G for powers of 1024. */
  static long bytes(String text) {
    int power = "KMG".indexOf(Character.toUpperCase(text.charAt(text.length() - 1)));
    return power < 0
        ? Long.parseLong(text)
        : Long.parseLong(text.substring(0, text.length() - 1)) << (10 * (power + 1));
  }

  private static <E extends Enum<E>> E named(Class<E> type, String name) {
    try {
      return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "found '" + name + "', expected one of " + List.of(type.getEnumConstants()), e);
    }
  }
}
