package io.fivefifty.cli;

import io.fivefifty.logs.Days;
import io.fivefifty.names.PlainText;
import io.fivefifty.report.Ledger;
import io.fivefifty.report.RefusedAttempts;
import io.fivefifty.rules.RuleSet;
import io.fivefifty.source.MailLogOptions;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Iterator;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code attempts}: the refused attempts themselves. */
@Command(
    name = "attempts",
    description = {
      "Shows the refused attempts themselves, one by one, with addresses masked. Without a day: all.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    customSynopsis = {
      "fivefifty attempts --logs PATH... [--tsv] [OPTION]...",
      "           [--provider P] [--cause C] [--sending-domain D]"
    },
    footer = {"", "Example:", "  fivefifty attempts --logs /var/log/mail.log --cause dmarc-fail"})
final class AttemptsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private LogOptions logs;
  @Mixin private DayOptions days;

  @Option(names = "--provider", paramLabel = "P", description = "Only of this provider.")
  private @Nullable String provider;

  @Option(names = "--cause", paramLabel = "C", description = "Only of this cause.")
  private @Nullable String cause;

  @Option(
      names = "--sending-domain",
      paramLabel = "D",
      description = "Only mail of this sending domain.")
  private @Nullable String sendingDomain;

  @Option(
      names = "--tsv",
      description = "Tabs between columns, a header line, empty for what is not known.")
  private boolean tsv;

  @Override
  public Integer call() {
    Days asked = days.daysOr(Days.ALL);
    MailLogOptions source = logs.toSource(asked);
    RuleSet rules = logs.ruleSet();
    KnownNames.provider(spec, rules, provider);
    KnownNames.cause(spec, rules, cause);
    SparkSession spark = Sessions.open("attempts", logs.zone());
    try {
      RefusedAttempts attempts = new RefusedAttempts(spark, source);
      Dataset<Row> shown =
          only(
              only(only(attempts.rows(), "provider", provider), "cause", cause),
              "sending_domain",
              KnownNames.sendingDomain(sendingDomain));
      PrintWriter out =
          new PrintWriter(
              new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8)));
      Iterator<Row> rows = Progress.during(spark, progress -> begun(shown));
      boolean any = rows.hasNext();
      if (tsv) {
        printTsv(out, shown.columns(), rows, logs.zone());
      } else {
        printForPeople(out, rows, logs.zone());
      }
      out.flush();
      Ledger ledger = attempts.ledger();
      if (!any) {
        System.err.println("fivefifty: No refused attempt fits" + held(ledger, logs.zone()));
      }
      LedgerLines.printTroubles(System.err, ledger);
      return 0;
    } finally {
      spark.stop();
    }
  }

  /** The rows, with the first of them at hand: the logs are read by then. */
  private static Iterator<Row> begun(Dataset<Row> attempts) {
    Iterator<Row> rows = attempts.toLocalIterator();
    return rows.hasNext() ? rows : Collections.emptyIterator();
  }

  private static Dataset<Row> only(Dataset<Row> rows, String column, @Nullable String value) {
    return value == null ? rows : rows.where(functions.col(column).equalTo(value));
  }

  private static void printTsv(PrintWriter out, String[] columns, Iterator<Row> rows, ZoneId zone) {
    out.print(String.join("\t", columns) + "\n");
    while (rows.hasNext()) {
      Row row = rows.next();
      StringJoiner line = new StringJoiner("\t", "", "\n");
      for (int i = 0; i < columns.length; i++) {
        line.add(shown(row.get(i), zone));
      }
      out.print(line);
    }
  }

  private static String held(Ledger ledger, ZoneId zone) {
    if (ledger.firstTime() == null || ledger.lastTime() == null) {
      return "";
    }
    return "; the logs' lines are of "
        + LedgerLines.span(
            ledger.firstTime().atZone(zone).toLocalDate(),
            ledger.lastTime().atZone(zone).toLocalDate());
  }

  private static String shown(@Nullable Object value, ZoneId zone) {
    if (value == null) {
      return "";
    }
    return value instanceof Instant time
        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(zone))
        : PlainText.harmless(value.toString());
  }

  private static void printForPeople(PrintWriter out, Iterator<Row> rows, ZoneId zone) {
    DateTimeFormatter time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    while (rows.hasNext()) {
      Row row = rows.next();
      out.print(
          Wrap.indented(
              time.format(row.<Instant>getAs("time").atZone(zone)) + "  ",
              shown(row.getAs("sending_domain"), zone)
                  + " → "
                  + shown(row.getAs("recipient_domain"), zone)
                  + " at "
                  + shown(row.getAs("relay_host"), zone)
                  + " · "
                  + row.getAs("provider")
                  + " · "
                  + row.getAs("cause")
                  + (row.<Boolean>getAs("permanent") ? "" : " · not given up")));
      out.print(Wrap.indented("    ", shown(row.getAs("reply"), zone)));
    }
  }
}
