package io.fivefifty.report;

import static io.fivefifty.report.SampleLogsTest.duckdb;
import static io.fivefifty.report.SampleLogsTest.nightly;
import static io.fivefifty.report.SampleLogsTest.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.fivefifty.generator.GeneratorPlan;
import io.fivefifty.generator.LogGenerator;
import io.fivefifty.logs.Days;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the logs hold, the tables add up: scopes, days, spans and the ledger. */
class SumsTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 11, 29);
  private static final LocalDate LAST = FIRST.plusDays(3);

  private static final String KEY =
      "scope, coalesce(provider, ''), coalesce(sending_domain, ''), coalesce(reply_code, 0),"
          + " coalesce(enhanced_code, ''), cause";

  @TempDir static Path folder;
  private static Path reports;
  private static Nightly.Result result;

  /** Other logs in each build: the seed of the test order, which its report records. */
  @BeforeAll
  static void four_days_of_logs_that_nobody_has_seen() throws IOException {
    long seed = Long.parseLong(System.getProperty("test.seed", "550"));
    Random random = new Random(seed);
    Path logs = folder.resolve("logs");
    reports = folder.resolve("reports");
    LogGenerator.write(
        GeneratorPlan.ofSeed(seed)
            .withDays(FIRST, 4)
            .withMessagesPerDay(60 + random.nextInt(100))
            .withSenderDomains(2 + random.nextInt(20))
            .withShares(0.2 + 0.2 * random.nextDouble(), 0.2, 0.1),
        logs);
    result = nightly(logs.toString(), new Days(FIRST, LAST), reports);
  }

  @Test
  void every_scope_of_every_day_adds_up_to_the_ledger() throws SQLException {
    List<List<Object>> sums =
        duckdb(
            "SELECT day::VARCHAR, scope, sum(rejections)::BIGINT, max(cumulative_share), sum(share),"
                + " max(rank)::BIGINT, count(*), count(DISTINCT rank) FROM "
                + table(reports, "causes")
                + " GROUP BY day, scope");

    assertThat(sums).isNotEmpty();
    for (List<Object> sum : sums) {
      LocalDate day = LocalDate.parse((String) sum.get(0));
      assertThat(sum.get(2)).as("%s", sum).isEqualTo(result.ledger().rejectionsByDay().get(day));
      assertThat((Double) sum.get(3)).isCloseTo(1, offset(1e-9));
      assertThat((Double) sum.get(4)).isCloseTo(1, offset(1e-9));
      assertThat(sum.get(5)).isEqualTo(sum.get(6)).isEqualTo(sum.get(7));
    }
  }

  @Test
  void every_table_of_a_day_adds_up_to_the_ledger() throws SQLException {
    Map<String, Object> ledger = new TreeMap<>();
    result.ledger().rejectionsByDay().forEach((day, n) -> ledger.put(day.toString(), n));
    ledger.keySet().removeIf(day -> LocalDate.parse(day).isAfter(LAST));

    for (String column :
        List.of("rejections.rejections", "templates.rejections", "deliveries.rejected")) {
      String[] name = column.split("\\.", -1);
      Map<String, Object> counted = new TreeMap<>();
      for (List<Object> row :
          duckdb(
              "SELECT day::VARCHAR, sum("
                  + name[1]
                  + ")::BIGINT AS n FROM "
                  + table(reports, name[0])
                  + " GROUP BY day HAVING n > 0")) {
        counted.put((String) row.get(0), row.get(1));
      }
      assertThat(counted).as(column).isEqualTo(ledger);
    }
    assertThat(duckdb("SELECT sum(run_rejections)::BIGINT FROM " + table(reports, "runs")))
        .isEqualTo(duckdb("SELECT sum(rejections)::BIGINT FROM " + table(reports, "rejections")));
  }

  @Test
  void a_scope_that_tells_more_adds_up_to_one_that_tells_less() throws SQLException {
    for (String column : List.of("provider", "sending_domain")) {
      assertThat(
              duckdb(
                  "SELECT day, cause, "
                      + column
                      + ", sum(rejections)::BIGINT FROM "
                      + table(reports, "causes")
                      + " WHERE scope = 'provider+sending_domain' GROUP BY ALL ORDER BY ALL"))
          .isEqualTo(
              duckdb(
                  "SELECT day, cause, "
                      + column
                      + ", rejections FROM "
                      + table(reports, "causes")
                      + " WHERE scope = '"
                      + column
                      + "' ORDER BY ALL"))
          .isNotEmpty();
    }
  }

  @Test
  void a_span_adds_up_to_its_days() throws SQLException {
    Dataset<Row> span = span(FIRST, LAST);

    Map<String, Long> ranked =
        span.selectExpr("concat_ws('|', " + KEY + ")", "rejections").collectAsList().stream()
            .collect(Collectors.toMap(row -> row.getString(0), row -> row.getLong(1)));

    Map<String, Long> days = new TreeMap<>();
    for (List<Object> row :
        duckdb(
            "SELECT concat_ws('|', "
                + KEY
                + "), sum(rejections)::BIGINT FROM "
                + table(reports, "causes")
                + " GROUP BY ALL")) {
      days.put((String) row.get(0), (Long) row.get(1));
    }
    assertThat(ranked).isEqualTo(days).isNotEmpty();
    assertThat(span.where("previous_rejections IS NOT NULL OR NOT is_new").count()).isZero();
  }

  @Test
  void a_span_has_the_attempts_of_its_days_and_is_compared_with_the_span_before()
      throws SQLException {
    Dataset<Row> lastTwo = span(FIRST.plusDays(2), LAST);
    Map<String, List<Long>> ranked =
        lastTwo
            .where("scope = 'provider'")
            .select("provider", "cause", "attempts", "previous_rejections")
            .collectAsList()
            .stream()
            .collect(
                Collectors.toMap(
                    row -> row.getString(0) + " " + row.getString(1),
                    row -> List.of(row.getLong(2), row.getLong(3))));

    Map<String, List<Long>> expected = new TreeMap<>();
    for (List<Object> row :
        duckdb(
            "WITH d AS (SELECT provider, sum(attempts)::BIGINT AS attempts FROM "
                + table(reports, "deliveries")
                + " WHERE day >= '2026-12-01' GROUP BY 1), r AS (SELECT provider, cause,"
                + " sum(rejections) FILTER (WHERE day >= '2026-12-01') AS now,"
                + " coalesce(sum(rejections) FILTER (WHERE day < '2026-12-01'), 0)::BIGINT AS before"
                + " FROM "
                + table(reports, "rejections")
                + " GROUP BY ALL) SELECT provider || ' ' || cause, attempts, before FROM r JOIN d"
                + " USING (provider) WHERE now > 0")) {
      expected.put((String) row.get(0), List.of((Long) row.get(1), (Long) row.get(2)));
    }
    assertThat(ranked).isEqualTo(expected).isNotEmpty();
  }

  @Test
  void nobody_is_counted_twice_and_nobody_forgotten_in_a_span() throws SQLException {
    List<List<Object>> bounds =
        duckdb(
            "SELECT max(messages), sum(messages)::BIGINT, max(recipients), sum(recipients)::BIGINT FROM "
                + table(reports, "causes")
                + " WHERE scope = 'provider' AND cause = 'unknown-recipient' AND provider = 'gmail'");
    Row span =
        span(FIRST, LAST)
            .where("scope = 'provider' AND cause = 'unknown-recipient' AND provider = 'gmail'")
            .agg(functions.sum("messages"), functions.sum("recipients"))
            .first();

    if (!bounds.get(0).get(0).equals("null")) {
      assertThat(span.getLong(0))
          .isBetween((Long) bounds.get(0).get(0), (Long) bounds.get(0).get(1));
      assertThat(span.getLong(1))
          .isBetween((Long) bounds.get(0).get(2), (Long) bounds.get(0).get(3));
    }
  }

  private static Dataset<Row> span(LocalDate from, LocalDate to) {
    return new Reports(TestSpark.on("local[2]"), reports.toString())
        .causes(new Days(from, to), List.of());
  }
}
