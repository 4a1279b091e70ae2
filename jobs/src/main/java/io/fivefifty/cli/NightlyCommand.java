package io.fivefifty.cli;

import io.fivefifty.logs.Days;
import io.fivefifty.report.DnsSettings;
import io.fivefifty.report.Ledger;
import io.fivefifty.report.Nightly;
import io.fivefifty.report.Reports;
import io.fivefifty.rules.RuleSet;
import io.fivefifty.share.content.Wording;
import io.fivefifty.source.MailLogOptions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nightly}: logs in, ranked causes out. */
@Command(
    name = "nightly",
    description = {
      "Reads mail logs, ranks the causes of what was refused, and replaces the days in the report"
          + " folder. Without a day: yesterday.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    customSynopsis = {
      "fivefifty nightly --logs PATH... [--reports DIR] [OPTION]...",
      "           [--day DAY | --from DAY --to DAY | --all-days]"
    },
    footer = {
      "",
      "A day that is run again is replaced whole. A file that cannot be read, or not to its end, is"
          + " named; what could be read is counted.",
      "",
      "DNS is asked about the domains and hosts that the logs name, and each claim is held against"
          + " the snapshot nearest to it.",
      "",
      "Example:",
      "  fivefifty nightly --logs '/var/log/mail.log*' --day 2026-11-22"
    })
final class NightlyCommand implements Callable<Integer> {

  @Mixin private LogOptions logs;
  @Mixin private DayOptions days;
  @Mixin private ReportsOption reports;
  @Mixin private DnsOptions dns;
  @Mixin private DnsOptions.SendingIps sendingIps;
  @Mixin private RankedCauses causes;

  @Option(
      names = "--max-malformed",
      paramLabel = "N|N%",
      defaultValue = "10%",
      converter = MalformedLimit.Converter.class,
      description =
          "More malformed lines than this end the run with exit code 3, after it is published."
              + " Default: 10%%.")
  private MalformedLimit mostMalformed;

  @Override
  public Integer call() {
    Days asked = days.daysOr(DayOptions.yesterday(Clock.system(logs.zone())));
    MailLogOptions source = logs.toSource(asked);
    String folder = reports.folder();
    RuleSet rules = logs.ruleSet();
    causes.check(rules);
    DnsSettings dnsSettings = dns.settings(source.paths(), sendingIps.hosts());
    SparkSession spark = Sessions.open("nightly", logs.zone());
    try {
      Nightly.Result result =
          Progress.during(
              spark,
              progress ->
                  new Nightly(spark, source, folder, Version.text(), dnsSettings, progress).run());
      Reports stored = new Reports(spark, folder);
      LocalDate last = result.days().get(result.days().size() - 1);
      causes.print(
          System.out,
          CausesTable.title(last, result.days(), result.ledger().rejectionsByDay()),
          stored,
          last,
          rules);
      LedgerLines.print(System.out, System.err, result.ledger(), result.days());
      SnapshotLines.print(System.out, result.snapshot());
      System.out.println("Reports in " + folder);
      return exitCode(result.ledger());
    } finally {
      spark.stop();
    }
  }

  private int exitCode(Ledger ledger) {
    if (mostMalformed.allows(ledger.malformed(), ledger.lines())) {
      return 0;
    }
    System.err.println(
        "fivefifty: malformed lines: "
            + Wording.number(ledger.malformed())
            + ", more than --max-malformed allows; the reports stand");
    return Failures.TOO_MANY_MALFORMED;
  }
}
