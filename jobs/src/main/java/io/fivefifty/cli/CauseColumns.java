package io.fivefifty.cli;

import io.fivefifty.names.PlainText;
import io.fivefifty.share.content.CauseRow;
import io.fivefifty.share.content.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the ranked causes on a terminal: those that the scope tells apart, and the counts.
 */
final class CauseColumns {

  /** What a terminal must have for the last column. */
  private static final int WIDE = 90;

  /** A column: its heading, its width (negative for text, which stands at its left), its cells. */
  private record Column(String heading, int width, Function<CauseRow, String> cell) {

    String line(String text) {
      String cut = Wrap.cut(text, Math.abs(width));
      String blanks = " ".repeat(Math.abs(width) - Wrap.columns(cut));
      return width < 0 ? cut + blanks : blanks + cut;
    }
  }

  private final List<Column> columns = new ArrayList<>();

  /**
   * @param scope of the rows
   * @param terminal its columns, 100 at most
   */
  CauseColumns(String scope, int terminal) {
    boolean byProvider = scope.contains("provider");
    boolean byDomain = scope.contains("sending_domain");
    boolean byCode = scope.contains("code");
    boolean isNarrow = byProvider && byDomain;
    columns.add(new Column("rank ", 5, cause -> cause.rank() + " "));
    columns.add(new Column("cause", isNarrow ? -22 : -25, CauseRow::cause));
    if (byProvider) {
      columns.add(
          new Column("provider", isNarrow || byCode ? -16 : -18, cause -> shown(cause.provider())));
    }
    if (byDomain) {
      columns.add(
          new Column(
              "sending domain",
              byCode ? -14 : isNarrow ? -24 : -28,
              cause -> shown(cause.sendingDomain())));
    }
    if (byCode) {
      columns.add(new Column("code", -10, CauseColumns::code));
    }
    columns.add(new Column("rejections", 10, cause -> Wording.number(cause.rejections())));
    columns.add(new Column("share", 8, cause -> Wording.percent(cause.share())));
    columns.add(new Column("rate", 8, CauseColumns::rate));
    if (terminal >= WIDE && !isNarrow) {
      columns.add(new Column("day before", 10, Wording::before));
    }
  }

  String header() {
    return columns.stream()
        .map(column -> column.line(column.heading()))
        .collect(Collectors.joining(" "))
        .stripTrailing();
  }

  String line(CauseRow cause) {
    return columns.stream()
        .map(column -> column.line(column.cell().apply(cause)))
        .collect(Collectors.joining(" "))
        .stripTrailing();
  }

  private static String shown(@Nullable String name) {
    return name == null ? "" : PlainText.harmless(name);
  }

  private static String code(CauseRow cause) {
    return shown(
        cause.replyCode() + (cause.enhancedCode() == null ? "" : " " + cause.enhancedCode()));
  }

  private static String rate(CauseRow cause) {
    if (cause.hasTooFewAttempts()) {
      return "too few";
    }
    return cause.rate() == null ? "" : Wording.percent(cause.rate());
  }
}
