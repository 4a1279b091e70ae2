package io.fivefifty.report;

import static io.fivefifty.report.SampleLogsTest.duckdb;
import static io.fivefifty.report.SampleLogsTest.nightly;
import static io.fivefifty.report.SampleLogsTest.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.generator.GeneratorPlan;
import io.fivefifty.generator.Layout;
import io.fivefifty.generator.LogGenerator;
import io.fivefifty.logs.Days;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days give the same tables whether they are read together or one night at a time. */
class NightByNightTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 11, 29);

  @TempDir Path logs;
  @TempDir Path together;
  @TempDir Path nightByNight;

  @Test
  void one_run_over_all_days_equals_one_run_a_day_that_sees_only_its_own_logs()
      throws IOException, SQLException {
    LogGenerator.write(
        GeneratorPlan.ofSeed(8)
            .withDays(FIRST, 2)
            .withMessagesPerDay(150)
            .withShares(0.2, 0.2, 0.2)
            .withLayout(Layout.FILE_A_DAY),
        logs);
    nightly(logs.toString(), Days.ALL, together);

    for (int night = 0; night < 2; night++) {
      LocalDate day = FIRST.plusDays(night);
      nightly(logOf(day).toString(), new Days(day, day), nightByNight);
    }

    for (String name : List.of("rejections", "deliveries", "causes", "templates")) {
      assertThat(duckdb(rows(nightByNight, name)))
          .as(name)
          .isEqualTo(duckdb(rows(together, name)))
          .isNotEmpty();
    }
  }

  private Path logOf(LocalDate day) throws IOException {
    try (Stream<Path> files = Files.walk(logs)) {
      return files
          .filter(file -> file.toString().contains(day.toString()))
          .findFirst()
          .orElseThrow();
    }
  }
}
