package io.fivefifty.logs;

import io.fivefifty.generator.GeneratorPlan;
import io.fivefifty.generator.Layout;
import io.fivefifty.generator.LogGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Generated logs of a few thousand lines, with ids that come back and hosts that share them. */
final class Generated {
  /** After the last line of every plan. */
  static final Instant LAST_WRITTEN = Instant.parse("2026-12-02T00:00:00Z");

  private static final Map<Long, byte[]> LOGS = new ConcurrentHashMap<>();

  private Generated() {}

  /** One file for three hosts. */
  static GeneratorPlan plan(long seed) {
    return GeneratorPlan.ofSeed(seed)
        .withMessagesPerDay(250)
        .withHosts(3)
        .withShares(0.1, 0.15, 0.1)
        .withLayout(Layout.ONE_FILE);
  }

  /** The log of {@link #plan} with yearless stamps of whole seconds; made once a seed. */
  static byte[] log(long seed) throws IOException {
    byte[] known = LOGS.get(seed);
    if (known == null) {
      Path folder = Files.createTempDirectory("generated");
      LogGenerator.write(plan(seed), folder);
      Path file = folder.resolve("mail.log");
      known = Files.readAllBytes(file);
      Files.delete(file);
      Files.delete(folder);
      LOGS.put(seed, known);
    }
    return known;
  }
}
