package io.fivefifty.share.text;

import static io.fivefifty.share.content.Wording.number;
import static io.fivefifty.share.content.Wording.percent;

import io.fivefifty.names.PlainText;
import io.fivefifty.share.content.CauseReport;
import io.fivefifty.share.content.CauseRow;
import io.fivefifty.share.content.RunAccount;
import io.fivefifty.share.content.Wording;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report as Markdown for a ticket or a wiki: what changed, the rows as a table (GitHub Flavored
 * Markdown, 4.10), and under it the wording, the evidence and the advice of the first.
 */
public final class MarkdownFile {

  private static final int MOST_DETAILS = 10;

  /** A column of the table: its heading, its alignment and its cells. */
  private record Column(String heading, boolean isNumber, Function<CauseRow, String> cell) {}

  private final CauseReport report;
  private final StringBuilder out = new StringBuilder();

  private MarkdownFile(CauseReport report) {
    this.report = report;
  }

  /** Writes the report; leaves {@code out} open. */
  public static void write(CauseReport report, Writer out) throws IOException {
    out.write(new MarkdownFile(report).text());
  }

  private String text() {
    out.append("# ").append(Markdown.text(Wording.title(report))).append("\n\n");
    report.sentences().forEach(s -> out.append("- ").append(Markdown.text(s)).append('\n'));
    out.append('\n');
    if (!report.rows().isEmpty()) {
      table();
      leftOut();
      details();
    }
    ledger();
    return out.toString();
  }

  private void table() {
    List<Column> columns = columns();
    row(columns, Column::heading);
    row(columns, column -> column.isNumber() ? "--:" : "---");
    report.rows().forEach(cause -> row(columns, column -> column.cell().apply(cause)));
    out.append('\n');
  }

  private List<Column> columns() {
    List<CauseRow> rows = report.rows();
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("rank", true, row -> number(row.rank())));
    columns.add(new Column("cause", false, row -> Markdown.text(row.cause())));
    addText(columns, "provider", rows, CauseRow::provider);
    addText(columns, "sending domain", rows, CauseRow::sendingDomain);
    addText(columns, "code", rows, MarkdownFile::code);
    columns.add(new Column("rejections", true, row -> number(row.rejections())));
    columns.add(new Column("messages", true, row -> number(row.messages())));
    columns.add(new Column("recipients", true, row -> number(row.recipients())));
    columns.add(new Column("share", true, row -> percent(row.share())));
    columns.add(new Column("rate (95 % interval)", true, Wording::rate));
    columns.add(
        new Column(report.isOfOneDay() ? "day before" : "period before", true, Wording::before));
    columns.add(
        new Column(
            "median of 7",
            true,
            row -> row.median7d() == null ? "" : Wording.median(row.median7d())));
    columns.add(new Column("who", false, row -> Markdown.text(row.actor())));
    columns.add(new Column("DNS", false, row -> row.evidence() == null ? "" : row.evidence()));
    return columns;
  }

  private static @Nullable String code(CauseRow row) {
    if (row.replyCode() == null) {
      return null;
    }
    return row.enhancedCode() == null
        ? row.replyCode().toString()
        : row.replyCode() + " " + row.enhancedCode();
  }

  /** A column that stands there only where the scope tells it. */
  private static void addText(
      List<Column> columns,
      String heading,
      List<CauseRow> rows,
      Function<CauseRow, @Nullable String> value) {
    if (rows.stream().anyMatch(row -> value.apply(row) != null)) {
      columns.add(
          new Column(
              heading,
              false,
              row -> {
                String text = value.apply(row);
                return text == null ? "" : Markdown.codeInCell(text);
              }));
    }
  }

  private void row(List<Column> columns, Function<Column, String> cell) {
    out.append(columns.stream().map(cell).collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  private void leftOut() {
    if (report.rowCount() > report.rows().size()) {
      long shown = report.rows().stream().mapToLong(CauseRow::rejections).sum();
      out.append(
          number(report.rowCount() - report.rows().size())
              + " more rows with "
              + Wording.counted(report.rowRejections() - shown, "rejection")
              + " are left out.\n\n");
    }
  }

  private void details() {
    for (CauseRow row : report.rows().subList(0, Math.min(MOST_DETAILS, report.rows().size()))) {
      out.append("**")
          .append(row.rank())
          .append(". ")
          .append(Markdown.text(row.cause()))
          .append("**");
      if (row.provider() != null) {
        out.append(" at ").append(Markdown.code(row.provider()));
      }
      if (row.sendingDomain() != null) {
        out.append(" for ").append(Markdown.code(row.sendingDomain()));
      }
      out.append("\n\n- Reply: ").append(Markdown.code(row.sampleReply())).append('\n');
      if (row.evidenceText() != null && row.evidence() != null) {
        out.append("- ")
            .append(Wording.said(row.evidence()))
            .append(": ")
            .append(Markdown.code(row.evidenceText()))
            .append('\n');
      }
      if (row.advice() != null) {
        out.append("- What to do: ").append(Markdown.text(row.advice())).append('\n');
      }
      out.append('\n');
    }
  }

  private void ledger() {
    RunAccount run = report.account();
    if (run != null) {
      out.append(
          PlainText.harmless(
              "Ledger: "
                  + Wording.counted(run.lines(), "line")
                  + " of "
                  + Wording.counted(run.logs(), "log")
                  + " = "
                  + number(run.attempts())
                  + " of attempts + "
                  + number(run.skippedLines())
                  + " known and skipped + "
                  + number(run.malformed())
                  + " malformed; "
                  + Wording.counted(run.rejections(), "rejection")
                  + " in all days of the run."));
      out.append('\n');
    }
  }
}
