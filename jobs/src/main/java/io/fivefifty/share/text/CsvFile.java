package io.fivefifty.share.text;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.fivefifty.names.PlainText;
import io.fivefifty.share.content.CauseRow;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ranked causes as CSV (RFC 4180), with the columns and values of the table {@code causes}: UTF-8
 * with a header line, empty for null, times in UTC.
 */
public final class CsvFile {

  /**
   * What makes a spreadsheet take a cell for a formula, also in full width (OWASP, CSV Injection).
   */
  private static final String FORMULA = "=+-@＝＋－＠";

  private static final List<String> COLUMNS =
      List.of(
          "day",
          "scope",
          "provider",
          "sending_domain",
          "reply_code",
          "enhanced_code",
          "cause",
          "rank",
          "fixable",
          "fix_rank",
          "rejections",
          "messages",
          "recipients",
          "share",
          "cumulative_share",
          "attempts",
          "rate",
          "rate_low",
          "rate_high",
          "previous_rejections",
          "median_7d",
          "is_new",
          "evidence",
          "evidence_text",
          "snapshot_id",
          "dns_changed_at",
          "actor",
          "advice",
          "top_template",
          "sample_reply");

  private CsvFile() {}

  /** Writes the rows; leaves {@code out} open. */
  public static void write(List<CauseRow> rows, Writer out) throws IOException {
    CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
    csv.writeRecord(COLUMNS);
    rows.forEach(row -> csv.writeRecord(cells(row)));
    csv.flush(); // not closed, as that would close what it writes to
  }

  private static List<String> cells(CauseRow row) {
    List<String> cells = new ArrayList<>(COLUMNS.size());
    cells.add(row.day().toString());
    cells.add(row.scope());
    cells.add(text(row.provider()));
    cells.add(text(row.sendingDomain()));
    cells.add(value(row.replyCode()));
    cells.add(text(row.enhancedCode()));
    cells.add(row.cause());
    cells.add(value(row.rank()));
    cells.add(value(row.fixable()));
    cells.add(value(row.fixRank()));
    cells.add(value(row.rejections()));
    cells.add(value(row.messages()));
    cells.add(value(row.recipients()));
    cells.add(value(row.share()));
    cells.add(value(row.cumulativeShare()));
    cells.add(value(row.attempts()));
    cells.add(value(row.rate()));
    cells.add(value(row.rateLow()));
    cells.add(value(row.rateHigh()));
    cells.add(value(row.previousRejections()));
    cells.add(value(row.median7d()));
    cells.add(value(row.isNew()));
    cells.add(text(row.evidence()));
    cells.add(text(row.evidenceText()));
    cells.add(text(row.snapshotId()));
    cells.add(value(row.dnsChangedAt()));
    cells.add(row.actor());
    cells.add(text(row.advice()));
    cells.add(text(row.topTemplate()));
    cells.add(text(row.sampleReply()));
    return cells;
  }

  private static String value(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  /** Text that no spreadsheet runs: what looks like a formula gets an apostrophe before it. */
  private static String text(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String plain = PlainText.harmless(text);
    String seen = plain.stripLeading();
    return !seen.isEmpty() && FORMULA.indexOf(seen.charAt(0)) >= 0 ? "'" + plain : plain;
  }
}
