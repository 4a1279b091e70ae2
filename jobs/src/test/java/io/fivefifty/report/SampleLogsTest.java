package io.fivefifty.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.fivefifty.logs.Days;
import io.fivefifty.source.MailLogOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on logs that real Postfix wrote, read back as its users read it. */
class SampleLogsTest {

  private static final Path SAMPLES = Path.of("..", "sample-logs");

  /** The two hosts that tell a story of three days, in six dresses. */
  static final String POSTFIX = SAMPLES.resolve("mx-out*").toString();

  private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 22);

  @TempDir static Path reports;
  private static Nightly.Result result;

  @BeforeAll
  static void run_the_job() {
    result = nightly(POSTFIX, Days.ALL, reports);
  }

  @Test
  void every_group_is_what_the_script_that_drove_Postfix_knows() throws IOException, SQLException {
    Map<String, Long> expected = new TreeMap<>();
    for (String line : Files.readAllLines(SAMPLES.resolve("expected.tsv"))) {
      String[] c = line.split("\t", -1);
      if (c[1].equals("mx-out1") || c[1].equals("mx-out2")) {
        expected.merge(
            String.join(" ", c[0], c[1], c[3], c[4], c[5]), Long.parseLong(c[6]), Long::sum);
      }
    }
    Map<String, Long> counted = new TreeMap<>();
    for (List<Object> row :
        duckdb(
            "SELECT concat_ws(' ', day, mta_host, reply_code, coalesce(enhanced_code, ''),"
                + " sending_domain), sum(rejections)::BIGINT FROM "
                + table("rejections")
                + " GROUP BY 1")) {
      counted.put((String) row.get(0), (Long) row.get(1));
    }

    assertThat(counted).isEqualTo(expected);
  }

  @Test
  void no_reply_is_unclassified() throws SQLException {
    assertThat(
            duckdb(
                "SELECT sample_reply FROM " + table("templates") + " WHERE cause = 'unclassified'"))
        .isEmpty();
  }

  @Test
  void every_line_is_an_attempt_or_skipped_or_malformed() throws SQLException {
    assertThat(
            duckdb(
                "SELECT log FROM "
                    + table("runs")
                    + " WHERE lines <> attempts + malformed + "
                    + "coalesce(list_sum(map_values(skipped)), 0)"))
        .isEmpty();
    assertThat(duckdb("SELECT sum(lines)::BIGINT, sum(malformed)::BIGINT FROM " + table("runs")))
        .containsExactly(List.of(6915L, 0L));
  }

  @Test
  void rejections_of_every_scope_add_up_to_the_day_and_to_the_ledger() throws SQLException {
    List<List<Object>> sums =
        duckdb(
            "SELECT day::VARCHAR, sum(rejections)::BIGINT, max(cumulative_share), sum(share)"
                + " FROM "
                + table("causes")
                + " GROUP BY day, scope");

    assertThat(sums).hasSize(18);
    for (List<Object> sum : sums) {
      LocalDate day = LocalDate.parse((String) sum.get(0));
      assertThat(sum.get(1)).isEqualTo(result.ledger().rejectionsByDay().get(day));
      assertThat((Double) sum.get(2)).isCloseTo(1, offset(1e-9));
      assertThat((Double) sum.get(3)).isCloseTo(1, offset(1e-9));
    }
    assertThat(duckdb("SELECT sum(run_rejections)::BIGINT FROM " + table("runs")))
        .isEqualTo(duckdb("SELECT sum(rejections)::BIGINT FROM " + table("rejections")))
        .isEqualTo(duckdb("SELECT sum(rejected)::BIGINT FROM " + table("deliveries")));
  }

  @Test
  void a_cause_has_a_rate_a_rank_and_its_past() throws SQLException {
    assertThat(
            duckdb(
                "SELECT cause, provider, rank, fix_rank, rejections, attempts,"
                    + " round(rate, 4), previous_rejections, median_7d, is_new, actor FROM "
                    + table("causes")
                    + " WHERE day = '"
                    + LAST_DAY
                    + "' AND scope = 'provider' AND rank = 1"))
        .containsExactly(
            List.of("dmarc-fail", "gmail", 1, 1, 49L, 175L, 0.28, 1L, 0.5, false, "dns-admin"));
    assertThat(
            duckdb(
                "SELECT count(*) FROM "
                    + table("causes")
                    + " WHERE NOT (0 <= rate_low AND rate_low <= rate AND rate <= rate_high"
                    + " AND rate_high <= 1) OR advice IS NULL OR top_template IS NULL"
                    + " OR sample_reply IS NULL OR messages > rejections"
                    + " OR recipients > rejections OR attempts < rejections"))
        .containsExactly(List.of(0L));
  }

  @Test
  void no_table_holds_a_local_part() throws IOException, SQLException {
    List<String> markers = List.of("reader", "nobody.here", "newsletter@", "orders@");
    for (String name : List.of("rejections", "causes", "templates")) {
      for (List<Object> row : duckdb("SELECT sample_reply FROM " + table(name))) {
        assertThat((String) row.get(0)).doesNotContain(markers).doesNotContainPattern("[a-z0-9]@");
      }
    }
  }

  @Test
  void Spark_reads_the_logs_as_a_table_and_SQL_over_it_works() {
    SparkSession spark = TestSpark.on("local[2]");
    spark.read().format("maillog").load(POSTFIX).createOrReplaceTempView("attempts");

    List<Row> rows =
        spark
            .sql(
                "SELECT provider, count(*) FROM attempts WHERE day = DATE'2026-11-22'"
                    + " GROUP BY provider ORDER BY 2 DESC LIMIT 1")
            .collectAsList();

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0).getString(0)).isEqualTo("gmail");
    assertThat(spark.table("attempts").count()).isEqualTo(498);
  }

  @Test
  void the_same_run_twice_gives_the_same_rows(@TempDir Path again) throws SQLException {
    nightly(POSTFIX, Days.ALL, again);
    nightly(POSTFIX, new Days(LAST_DAY, LAST_DAY), again);

    for (String name : List.of("rejections", "deliveries", "causes", "templates")) {
      assertThat(duckdb(rows(again, name))).isEqualTo(duckdb(rows(reports, name))).isNotEmpty();
    }
  }

  static Nightly.Result nightly(String logs, Days days, Path reports) {
    return nightly(logs, days, reports, DnsSettings.NONE);
  }

  static Nightly.Result nightly(String logs, Days days, Path reports, DnsSettings dns) {
    return nightly(TestSpark.on("local[2]"), logs, days, reports, dns);
  }

  static Nightly.Result nightly(
      SparkSession spark, String logs, Days days, Path reports, DnsSettings dns) {
    return new Nightly(
            spark,
            new MailLogOptions(
                List.of(logs),
                MailLogOptions.Rows.OBSERVATIONS,
                "550",
                days,
                "UTC",
                MailLogOptions.AUTO,
                List.of()),
            reports.toString(),
            "test",
            dns,
            StepProgress.NONE)
        .run();
  }

  /** All that a table holds but sketches, whose bytes tell in which order they were filled. */
  static String rows(Path reports, String name) {
    return "SELECT COLUMNS(c -> NOT suffix(c, '_sketch')) FROM "
        + table(reports, name)
        + " ORDER BY ALL";
  }

  static String table(Path reports, String name) {
    return "read_parquet('" + reports + "/" + name + "/*/*.parquet', hive_partitioning = true)";
  }

  private static String table(String name) {
    return table(reports, name);
  }

  /** The rows that DuckDB gives, nulls as the word null, blobs as their bytes in hexadecimal. */
  static List<List<Object>> duckdb(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      List<List<Object>> result = new ArrayList<>();
      while (rows.next()) {
        List<Object> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          Object value = rows.getObject(i);
          boolean plain = value instanceof Number || value instanceof Boolean;
          row.add(value == null ? "null" : plain ? value : rows.getString(i));
        }
        result.add(row);
      }
      return result;
    }
  }
}
