package io.fivefifty.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is handed on says what the tables say. */
class ShareTest {

  private static final Path SAMPLES = Path.of("..", "sample-logs");

  @TempDir private static Path folder;
  private static String reports;
  private static Path day;
  private static Outcome outcome;

  @BeforeAll
  static void run() {
    reports = folder.resolve("reports").toString();
    day = folder.resolve("day");
    assertThat(
            Outcome.of(
                    "nightly",
                    "--logs",
                    SAMPLES.resolve("mx-out*").toString(),
                    "--all-days",
                    "--dns",
                    "zone:" + SAMPLES.resolve("dns"),
                    "--reports",
                    reports)
                .exitCode())
        .isZero();
    outcome = Outcome.of("share", "--reports", reports, "--to", day.toString());
  }

  @Test
  void it_says_what_changed_and_what_it_wrote() {
    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out())
        .containsPattern("[0-9,]+ of [0-9,]+ attempts were refused")
        .contains("more than the day before")
        .endsWith(
            Stream.of("report.html", "causes.csv", "causes.md")
                .map(file -> day.resolve(file) + "\n")
                .collect(Collectors.joining()));
    assertThat(day).isDirectoryContaining(file -> file.endsWith("report.html"));
  }

  @Test
  void every_value_of_the_CSV_is_the_tables() throws IOException, SQLException {
    List<NamedCsvRecord> rows = csv(day);
    List<String> columns = rows.get(0).getHeader();

    assertThat(rows.stream().map(NamedCsvRecord::getFields).map(List::copyOf).toList())
        .isEqualTo(
            duckdb(
                "SELECT "
                    + columns.stream().map(ShareTest::asText).collect(Collectors.joining(", "))
                    + " FROM read_parquet('"
                    + reports
                    + "/causes/*/*.parquet', hive_partitioning = true)"
                    + " WHERE day = '2026-11-22' AND scope = 'provider+sending_domain'"
                    + " ORDER BY rank"))
        .hasSizeGreaterThan(20);
  }

  /** Replies of the samples have no control characters, so that text comes back as it is. */
  private static String asText(String column) {
    return switch (column) {
      case "dns_changed_at" ->
          "coalesce(strftime(dns_changed_at AT TIME ZONE 'UTC', '%Y-%m-%dT%H:%M:%SZ'), '')";
      default -> "coalesce(" + column + "::VARCHAR, '')";
    };
  }

  @Test
  void Markdown_has_the_rows_and_the_numbers_of_the_CSV() throws IOException {
    List<List<String>> table =
        Files.readAllLines(day.resolve("causes.md")).stream()
            .filter(line -> line.matches("\\| [0-9].*"))
            .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList())
            .toList();

    assertThat(table.stream().map(cells -> List.of(cells.get(1), cells.get(2), cells.get(5))))
        .containsExactlyElementsOf(
            csv(day).stream()
                .map(
                    row ->
                        List.of(
                            row.getField("rank"),
                            row.getField("cause"),
                            row.getField("rejections")))
                .toList());
  }

  @Test
  void the_page_has_the_rows_and_the_numbers_of_the_CSV() throws IOException {
    String html = Files.readString(day.resolve("report.html"));
    int table = html.indexOf("<table id=\"rows\"");
    List<List<String>> rows =
        Pattern.compile(
                "<tr><td>([0-9,]+)</td><th scope=\"row\">([^<]*)</th><td>([^<]*)</td><td>([^<]*)</td>"
                    + "<td>([0-9,]+)</td><td>([0-9,]+)</td><td>([0-9,]+)</td>")
            .matcher(html.substring(table, html.indexOf("</table>", table)))
            .results()
            .map(ShareTest::cells)
            .toList();

    assertThat(rows)
        .containsExactlyElementsOf(
            csv(day).stream()
                .map(
                    row ->
                        Stream.of(
                                "rank",
                                "cause",
                                "provider",
                                "sending_domain",
                                "rejections",
                                "messages",
                                "recipients")
                            .map(row::getField)
                            .toList())
                .toList());
  }

  private static List<String> cells(MatchResult row) {
    return IntStream.rangeClosed(1, row.groupCount())
        .mapToObj(row::group)
        .map(cell -> cell.replace(",", "").replace("&lt;", "<").replace("&gt;", ">"))
        .toList();
  }

  @Test
  void several_days_are_ranked_as_one() throws IOException, SQLException {
    Path week = folder.resolve("week");
    assertThat(
            Outcome.of(
                    "share",
                    "--reports",
                    reports,
                    "--days",
                    "3",
                    "--scope",
                    "all",
                    "--to",
                    week.toString())
                .exitCode())
        .isZero();

    assertThat(
            csv(week).stream()
                .map(row -> List.of(row.getField("cause"), row.getField("rejections")))
                .toList())
        .containsExactlyInAnyOrderElementsOf(
            duckdb(
                "SELECT cause, sum(rejections)::BIGINT::VARCHAR FROM read_parquet('"
                    + reports
                    + "/rejections/*/*.parquet', hive_partitioning = true) GROUP BY cause"));
    assertThat(Files.readString(week.resolve("causes.md")))
        .startsWith("# Why mail was refused from 20 November 2026 to 22 November 2026\n");
  }

  @Test
  void a_report_on_one_sending_domain_names_no_other() throws IOException {
    Path one = folder.resolve("one");
    assertThat(
            Outcome.of(
                    "share",
                    "--reports",
                    reports,
                    "--sending-domain",
                    "alerts.example.net",
                    "--fixable",
                    "--to",
                    one.toString())
                .exitCode())
        .isZero();

    assertThat(csv(one))
        .isNotEmpty()
        .allMatch(row -> row.getField("sending_domain").equals("alerts.example.net"))
        .allMatch(row -> row.getField("fixable").equals("true"));
    List<Pattern> others =
        csv(day).stream()
            .map(row -> row.getField("sending_domain"))
            .filter(domain -> domain.contains(".") && !domain.equals("alerts.example.net"))
            .distinct()
            // Not as a part of the names of our own hosts.
            .map(
                domain ->
                    Pattern.compile("(?<![a-z0-9.-])" + Pattern.quote(domain) + "(?![a-z0-9.-])"))
            .toList();
    for (String file : List.of("report.html", "causes.csv", "causes.md")) {
      String text = Files.readString(one.resolve(file));
      assertThat(others).as(file).noneMatch(other -> other.matcher(text).find()).isNotEmpty();
    }
  }

  @Test
  void rank_shows_the_rows_that_are_asked_for() {
    Outcome ranked =
        Outcome.of(
            "rank",
            "--reports",
            reports,
            "--day",
            "2026-11-22",
            "--sending-domain",
            "alerts.example.net",
            "--provider",
            "gmail",
            "--fixable",
            "--top",
            "3");

    assertThat(ranked.outLines())
        .anyMatch(line -> line.startsWith("rank  cause") && line.contains("sending domain"))
        .anyMatch(
            line -> line.matches(" +[0-9]+  dmarc-fail +gmail +alerts\\.example\\.net +49 .*"))
        .noneMatch(line -> line.matches(" +[0-9]+  unknown-recipient.*"));
  }

  @Test
  void a_day_that_is_not_stored_is_named_and_nothing_is_written() {
    Path none = folder.resolve("none");
    Outcome outcome =
        Outcome.of("share", "--reports", reports, "--day", "2026-01-01", "--to", none.toString());

    assertThat(outcome.exitCode()).isEqualTo(1);
    assertThat(outcome.err())
        .contains("No report of that day stands in")
        .contains("it holds 2026-11-20 to 2026-11-22");
    assertThat(none).doesNotExist();
  }

  private static List<NamedCsvRecord> csv(Path folder) throws IOException {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(folder.resolve("causes.csv"))) {
      return csv.stream().toList();
    }
  }

  private static List<List<String>> duckdb(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      List<List<String>> result = new ArrayList<>();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(rows.getString(i));
        }
        result.add(row);
      }
      return result;
    }
  }
}
