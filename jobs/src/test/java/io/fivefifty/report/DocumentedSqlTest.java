package io.fivefifty.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.asking.AskerSettings;
import io.fivefifty.dns.asking.DnsSource;
import io.fivefifty.logs.Days;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SQL that the pages show, run on reports and logs as a reader would run it. */
class DocumentedSqlTest {

  private static final Path SAMPLES = Path.of("..", "sample-logs");
  private static final Path README = Path.of("..", "README.md");
  private static final Path SPARK_PAGE = Path.of("..", "docs", "spark-sql.md");
  private static final Path NOTEBOOK_COLUMNS = Path.of("..", "notebooks", "tables.sql");

  private static final Pattern STATEMENT = Pattern.compile("^(SELECT|WITH|CREATE)\\b");

  /** A load of logs and the query on it, as the README shows them. */
  private static final Pattern LOAD =
      Pattern.compile(
          "spark\\.read\\.format\\(\"maillog\"\\)\\.load\\(\"([^\"]*)\"\\)"
              + "\\.createOrReplaceTempView\\(\"(\\w+)\"\\)");

  private static final Pattern SPARK_SQL = Pattern.compile("spark\\.sql\\(\"([^\"]*)\"\\)");

  private static final Pattern NOTEBOOK_TABLE =
      Pattern.compile("CREATE TABLE empty\\.(\\w+) \\(\n(.*?)\n\\);", Pattern.DOTALL);

  /** What the logs of the test have no row for. */
  private static final String UNCLASSIFIED = "cause = 'unclassified'";

  @TempDir static Path reports;

  @BeforeAll
  static void run_the_job() {
    SampleLogsTest.nightly(
        SampleLogsTest.POSTFIX,
        Days.ALL,
        reports,
        new DnsSettings(
            DnsSource.parse("zone:" + SAMPLES.resolve("dns")),
            AskerSettings.DEFAULT,
            List.of(),
            List.of(),
            List.of()));
  }

  @Test
  void each_statement_of_the_page_on_Spark_SQL_runs_in_their_order() throws IOException {
    SparkSession spark = TestSpark.on("local[2]");
    List<String> statements = statements(SPARK_PAGE);
    assertThat(statements).hasSizeGreaterThan(15);

    for (String statement : statements) {
      List<Row> rows = spark.sql(here(statement)).collectAsList();
      if (statement.contains("unaccounted")) {
        assertThat(rows).isNotEmpty().allMatch(row -> row.<Long>getAs("unaccounted") == 0);
      } else if (!statement.startsWith("CREATE") && !statement.contains(UNCLASSIFIED)) {
        assertThat(rows).as(statement).isNotEmpty();
      }
    }
  }

  @Test
  void sketches_count_who_is_refused_on_several_days_once() throws IOException {
    SparkSession spark = TestSpark.on("local[2]");
    spark.read().parquet(reports + "/rejections").createOrReplaceTempView("rejections");
    String sketched =
        statements(SPARK_PAGE).stream().filter(s -> s.contains("hll_union_agg")).findAny().get();

    assertThat(spark.sql(sketched).collectAsList())
        .allMatch(row -> row.<Long>getAs("recipients") <= row.<Long>getAs("added_up"))
        .anyMatch(row -> row.<Long>getAs("recipients") < row.<Long>getAs("added_up"));
  }

  @Test
  void the_READMEs_Spark_runs() throws IOException {
    SparkSession spark = TestSpark.on("local[2]");
    String text = Files.readString(README);
    List<MatchResult> loads = LOAD.matcher(text).results().toList();
    List<MatchResult> queries = SPARK_SQL.matcher(text).results().toList();
    assertThat(loads).isNotEmpty();
    assertThat(queries).isNotEmpty();

    for (MatchResult load : loads) {
      assertThat(load.group(1)).isEqualTo("sample-logs");
      spark
          .read()
          .format("maillog")
          .load(SampleLogsTest.POSTFIX)
          .createOrReplaceTempView(load.group(2));
    }
    for (MatchResult query : queries) {
      assertThat(spark.sql(here(query.group(1))).collectAsList()).isNotEmpty();
    }
  }

  @Test
  void the_READMEs_DuckDB_runs() throws IOException, SQLException {
    List<String> statements = statements(README);
    assertThat(statements).hasSizeGreaterThan(3);

    for (String statement : statements) {
      List<List<Object>> rows = SampleLogsTest.duckdb(here(statement));
      if (!statement.contains(UNCLASSIFIED)) {
        assertThat(rows).as(statement).isNotEmpty();
      }
    }
  }

  @Test
  void the_notebooks_know_all_columns_of_the_tables() throws IOException, SQLException {
    List<MatchResult> tables =
        NOTEBOOK_TABLE.matcher(Files.readString(NOTEBOOK_COLUMNS)).results().toList();
    assertThat(tables).hasSize(9);

    for (MatchResult table : tables) {
      assertThat(columns("(SELECT CAST(NULL AS STRUCT(" + table.group(2) + ")) AS t)"))
          .as(table.group(1))
          .isEqualTo(
              columns("(FROM " + SampleLogsTest.table(reports, table.group(1)) + " LIMIT 1) AS t"));
    }
  }

  /** The names and types in a row t; whether a time knows its zone is a setting of who wrote it. */
  private static String columns(String from) throws SQLException {
    Object type = SampleLogsTest.duckdb("SELECT typeof(t) FROM " + from).get(0).get(0);
    return type.toString().replace(" WITH TIME ZONE", "");
  }

  /** The statements among a page's indented lines; each ends with a semicolon. */
  private static List<String> statements(Path page) throws IOException {
    List<String> statements = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (String line : Files.readAllLines(page)) {
      String text = line.strip();
      boolean begins = line.startsWith("    ") && STATEMENT.matcher(text).find();
      if (open.isEmpty() && !begins) {
        continue;
      }
      assertThat(line).as("a line of a statement in " + page).startsWith("    ");
      open.add(text);
      if (text.endsWith(";")) {
        String statement = String.join("\n", open);
        statements.add(statement.substring(0, statement.length() - 1));
        open.clear();
      }
    }
    assertThat(open).as("a statement without its semicolon in " + page).isEmpty();
    return statements;
  }

  /** A statement of a page on this test's folders. */
  private static String here(String statement) {
    return statement
        .replace("'reports/", "'" + reports + "/")
        .replace("'sample-logs'", "'" + SampleLogsTest.POSTFIX + "'")
        .replace("CREATE TEMPORARY VIEW", "CREATE OR REPLACE TEMPORARY VIEW");
  }
}
