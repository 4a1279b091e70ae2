package io.fivefifty.generator;

import io.fivefifty.generator.story.StoryPlan;
import io.fivefifty.generator.story.Zones;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Writes the month of the story: {@code logs}, and in {@code dns} what DNS said on each day. */
public final class StoryMain {

  private StoryMain() {}

  public static void main(String[] args) throws IOException {
    if (args.length != 1) {
      System.err.println("usage: StoryMain FOLDER");
      System.exit(2);
    }
    System.out.println(write(StoryPlan.MONTH, Path.of(args[0])));
  }

  /** Writes both, and tells it in one line. */
  static String write(StoryPlan plan, Path folder) throws IOException {
    Truth truth = StoryGenerator.write(plan, folder.resolve("logs"));
    new Zones().write(plan, folder.resolve("dns"));
    DeliveryCount deliveries = truth.allDeliveries();
    return String.format(
        Locale.ROOT,
        "%d days, %,d lines, %.1f MB, %,d attempts, %,d rejections (550)",
        plan.days(),
        truth.lines(),
        truth.bytes() / 1e6,
        deliveries.attempts(),
        deliveries.rejected());
  }
}
