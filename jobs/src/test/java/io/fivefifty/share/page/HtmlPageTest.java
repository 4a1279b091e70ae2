package io.fivefifty.share.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fivefifty.share.content.CauseReport;
import io.fivefifty.share.content.CauseRow;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlPageTest {

  private static final Pattern DATA =
      Pattern.compile(
          "<script type=\"application/json\" id=\"data\">(.*?)</script>", Pattern.DOTALL);

  @Test
  void numbers_are_those_of_the_report() {
    CauseReport report = MadeUpReports.usual();
    String page = page(report);

    List<String> rows = tableRows(page);
    assertThat(rows).hasSameSizeAs(report.rows());
    for (int i = 0; i < rows.size(); i++) {
      CauseRow row = report.rows().get(i);
      assertThat(rows.get(i))
          .contains(
              "<td>" + PageNumbers.count(row.rank()) + "</td>",
              "<th scope=\"row\">" + row.cause() + "</th>",
              "<td>" + row.provider() + "</td>",
              "<td>" + row.sendingDomain() + "</td>",
              "<td>" + PageNumbers.count(row.rejections()) + "</td>",
              "<td>" + PageNumbers.percent(row.share()).replace("<", "&lt;") + "</td>");
    }
  }

  @Test
  void columns_that_the_scope_leaves_empty_are_not_there() {
    String page = page(MadeUpReports.usual());

    assertThat(page).contains("data-key=\"provider\"").doesNotContain("data-key=\"enhanced\"");
    assertThat(page(HostileReport.report())).contains("data-key=\"enhanced\"");
  }

  @Test
  void too_few_attempts_have_no_rate() {
    CauseReport report = MadeUpReports.usual();
    CauseRow row =
        report.rows().stream().filter(CauseRow::hasTooFewAttempts).findFirst().orElseThrow();

    assertThat(tableRows(page(report)).get(row.rank() - 1))
        .contains(">too few attempts (" + row.attempts() + ")</td>");
  }

  @Test
  void the_block_of_json_holds_what_a_row_tells() throws IOException {
    CauseReport report = MadeUpReports.usual();
    JsonNode data = data(page(report));

    JsonNode texts = data.get("texts");
    for (int i = 0; i < report.rows().size(); i++) {
      CauseRow row = report.rows().get(i);
      JsonNode told = data.get("rows").get(i);
      assertThat(told.get(0).asText()).isEqualTo(row.sampleReply());
      assertThat(told.get(1).asInt()).isEqualTo(row.fixable() ? 1 : 0);
      assertThat(told.get(2).asInt() < 0 ? null : texts.get(told.get(2).asInt()).asText())
          .isEqualTo(row.advice());
      assertThat(told.get(4).asInt() < 0 ? null : texts.get(told.get(4).asInt()).asText())
          .isEqualTo(row.evidenceText());
      assertThat(data.get("domains").get(told.get(6).asInt()).get(0).asText())
          .startsWith("DNS of " + row.sendingDomain() + " on ");
    }
  }

  @Test
  void a_text_of_many_rows_stands_in_the_json_once() {
    assertThat(page(MadeUpReports.large()).split("Make SPF or DKIM pass", -1)).hasSizeLessThan(15);
  }

  @Test
  void hostile_words_are_text() {
    String page = page(HostileReport.report());

    assertThat(withoutScripts(page))
        .doesNotContain("<img", "<iframe", "<svg onload", "<a href=\"javascript", "<b>bold")
        .doesNotContain("7*7=", "49}");
    assertThat(page)
        .doesNotContain("\u202E", "\u202C", "\u2066", "\u200F", "\u0000", "\u001b", "\u2028")
        .contains("right \uFFFDto left\uFFFD", "lone \uFFFD surrogate \uFFFD here", "tab \u2423");
    assertThat(page.chars()).allMatch(c -> c >= ' ' || c == '\n');
    assertThat(UTF_8.newEncoder().canEncode(page)).isTrue();
  }

  @Test
  void hostile_words_do_not_end_the_json() throws IOException {
    CauseReport report = HostileReport.report();
    String page = page(report);

    assertThat(json(page)).doesNotContain("<", ">", "&");
    assertThat(data(page).get("rows").get(0).get(0).asText())
        .isEqualTo(PageText.shown(report.rows().get(0).sampleReply()));
  }

  @Test
  void a_thousand_rows_with_long_replies_stay_under_a_megabyte() {
    CauseReport report = MadeUpReports.large();
    assertThat(report.rows()).hasSize(1000);
    assertThat(report.rows().stream().map(CauseRow::sampleReply).distinct()).hasSize(1000);
    assertThat(report.rows()).allMatch(row -> row.sampleReply().length() == 512);

    assertThat(page(report).getBytes(UTF_8)).hasSizeLessThan(1_000_000);
  }

  @Test
  void what_is_left_out_is_told() {
    assertThat(page(MadeUpReports.large()))
        .contains("Not shown: 2,500 smaller rows with 2,600 rejections. All 3,500 add up to ");
  }

  @Test
  void a_day_without_rejections_is_a_page_too() {
    assertThat(withoutScripts(page(MadeUpReports.empty())))
        .contains("Nothing was refused.", "There is no row to show.", "No run is recorded")
        .doesNotContain("NaN", "null", "<table");
  }

  @Test
  void nothing_outside_the_page_is_named_as_an_address() {
    String page = page(MadeUpReports.usual());

    assertThat(page).doesNotContainPattern("(?:href|src|action)=\"(?!#|data:,)");
    assertThat(page).doesNotContain("@import", "url(", "sourceMappingURL");
  }

  /** The browser's test opens them. */
  @Test
  void pages_for_the_browser_are_written() throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "pages"));
    Map<String, CauseReport> reports =
        Map.of(
            "usual", MadeUpReports.usual(),
            "hostile", HostileReport.report(),
            "large", MadeUpReports.large(),
            "empty", MadeUpReports.empty());
    for (Map.Entry<String, CauseReport> report : reports.entrySet()) {
      Path page = folder.resolve(report.getKey() + ".html");
      Files.writeString(page, page(report.getValue()));
      assertThat(page).isNotEmptyFile();
    }
  }

  private static String page(CauseReport report) {
    StringWriter out = new StringWriter();
    HtmlPage.write(report, out);
    return out.toString();
  }

  private static String withoutScripts(String page) {
    return page.replaceAll("(?s)<script[^>]*>.*?</script>", "");
  }

  private static List<String> tableRows(String page) {
    String body = page.substring(page.indexOf("<table id=\"rows\""));
    body = body.substring(body.indexOf("<tbody>"), body.indexOf("</tbody>"));
    return Pattern.compile("<tr>.*?</tr>", Pattern.DOTALL)
        .matcher(body)
        .results()
        .map(found -> found.group())
        .toList();
  }

  private static String json(String page) {
    return DATA.matcher(page).results().findFirst().orElseThrow().group(1);
  }

  private static JsonNode data(String page) throws IOException {
    return new ObjectMapper().readTree(json(page));
  }
}
