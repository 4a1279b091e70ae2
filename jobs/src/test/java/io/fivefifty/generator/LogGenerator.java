package io.fivefifty.generator;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Writes Postfix logs of which every refusal is known. */
public final class LogGenerator {
  private static final long MICROS_PER_DAY = TimeUnit.DAYS.toMicros(1);
  private static final long MICROS_PER_SECOND = 1_000_000;

  private LogGenerator() {}

  /**
   * Writes the logs that the plan asks for; it streams, so its memory does not grow with them but
   * with the mail that waits to be tried again.
   *
   * @param folder where to; made if missing, and files of the same name are replaced
   * @throws IOException where a file cannot be written
   */
  public static Truth write(GeneratorPlan plan, Path folder) throws IOException {
    TruthTally tally = new TruthTally();
    try (LogFolder files = new LogFolder(plan, folder, tally)) {
      run(
          plan,
          event -> {
            tally.written(event);
            files.write(event);
          });
    }
    return tally.truth();
  }

  /**
   * The plan with as many messages a day as make about so many bytes in all (within a few percent),
   * before compression. It is found by making a part of the logs without writing them.
   */
  public static GeneratorPlan sized(GeneratorPlan plan, long bytes) throws IOException {
    long trialMessages = 20_000;
    GeneratorPlan trial = plan.withMessagesPerDay(trialMessages).withDays(plan.firstDay(), 1);
    Dresser dresser = new Dresser(plan.dress());
    Bytes line = new Bytes(4_096);
    long[] trialBytes = new long[1];
    run(
        trial,
        event -> {
          line.clear();
          dresser.write(line, event);
          trialBytes[0] += line.length();
        });
    double messages = (double) bytes * trialMessages / trialBytes[0];
    return plan.withMessagesPerDay(Math.max(1, Math.round(messages / plan.days())));
  }

  private interface EventSink {
    void write(Event event) throws IOException;
  }

  private static void run(GeneratorPlan plan, EventSink sink) throws IOException {
    long start = plan.startMicros();
    long end = plan.endMicros();
    Timeline timeline = new Timeline(start, end);
    MailStream stream = new MailStream(plan, timeline);
    stream.cross(start);
    double interval = (double) MICROS_PER_DAY / plan.messagesPerDay();
    long message = 0;
    long born = start;
    for (long second = start / MICROS_PER_SECOND; second < end / MICROS_PER_SECOND; second++) {
      // Nothing that is born later can write into this second.
      while (born / MICROS_PER_SECOND <= second && born < end) {
        stream.next(born);
        message++;
        born = start + (long) (message * interval);
      }
      long soon = (second + 2) * MICROS_PER_SECOND;
      if (soon < end && isBoundary(soon - start)) {
        stream.cross(soon);
      }
      for (Event event : timeline.takeSecond(second)) {
        sink.write(event);
      }
    }
  }

  /** Where files may be parted; mail crosses these times in every layout. */
  private static boolean isBoundary(long sinceStart) {
    long sinceMidnight = sinceStart % MICROS_PER_DAY;
    return sinceMidnight == 0 || sinceMidnight == FileNames.ROTATION_MICROS;
  }
}
