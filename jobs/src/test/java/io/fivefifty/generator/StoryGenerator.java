package io.fivefifty.generator;

import io.fivefifty.generator.story.StoryPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Writes the Postfix logs of a story of which every refusal is known. */
public final class StoryGenerator {

  private StoryGenerator() {}

  /**
   * Writes a file a day and host.
   *
   * @param folder where to; made if missing, and files of the same name are replaced
   * @throws IOException where a file cannot be written
   */
  public static Truth write(StoryPlan plan, Path folder) throws IOException {
    GeneratorPlan files =
        GeneratorPlan.ofSeed(plan.seed())
            .withDays(plan.firstDay(), plan.days())
            .withHosts(StoryMail.HOSTS)
            .withDress(Dress.RFC3339)
            .withLayout(Layout.FILE_A_DAY_AND_HOST);
    Timeline timeline = new Timeline(files.startMicros(), files.endMicros());
    StoryMail mail = new StoryMail(plan, timeline);
    TruthTally tally = new TruthTally();
    try (LogFolder logs = new LogFolder(files, folder, tally)) {
      for (LocalDate day : plan.dates()) {
        mail.bring(day);
        long start = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        long end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        for (long second = start; second < end; second++) {
          for (Event event : timeline.takeSecond(second)) {
            tally.written(event);
            logs.write(event);
          }
        }
      }
    }
    return tally.truth();
  }
}
