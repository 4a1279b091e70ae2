package io.fivefifty.cli;

import io.fivefifty.names.PlainText;
import io.fivefifty.report.Reports;
import io.fivefifty.rules.RuleFile;
import io.fivefifty.rules.RuleSet;
import io.fivefifty.share.SharedFolder;
import io.fivefifty.share.content.CauseReport;
import io.fivefifty.share.content.Subject;
import io.fivefifty.share.stored.StoredReports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code share}: a day, or several, as files to hand on. */
@Command(
    name = "share",
    description = {
      "Writes the ranked causes as report.html, causes.csv and causes.md, to hand on. Without a"
          + " day: the last one stored. Several days are ranked as one.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    customSynopsis = {
      "fivefifty share [--reports DIR] [--day DAY] [--days N] --to DIR [OPTION]..."
    },
    footer = {
      "",
      "With --sending-domain no other one is named, so that it can be given to its owner.",
      "",
      "Example:",
      "  fivefifty share --reports /srv/reports --day 2026-11-22 --to /srv/www/refused",
      "  fivefifty share --reports /srv/reports --days 7 --to week"
    })
final class ShareCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ReportsOption reports;

  @Option(
      names = "--day",
      paramLabel = "DAY",
      description = "The day, as 2026-11-22, or the last of several. Default: the last stored.")
  private @Nullable String day;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "1",
      description = "So many days up to that one, ranked as one. Default: 1.")
  private String days;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      required = true,
      description = "The folder for the files; it is made where it does not exist.")
  private Path folder;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many rows at most. Default: 1000.")
  private String top;

  @Mixin private CauseFilter filter;
  @Mixin private LogOptions.RulesOption rules;

  @Override
  public Integer call() throws IOException {
    LocalDate last = day == null ? null : DayOptions.parse(spec, "--day", day);
    int length = Counts.parse(spec, "--days", days);
    int rows = Counts.parse(spec, "--top", top);
    List<RuleFile> siteRules = rules.files();
    Subject subject = filter.subject(RuleSet.with(siteRules));
    String scope = filter.scope("provider+sending_domain");
    String stored = reports.folder();
    SparkSession spark = Sessions.openForTables("share", ZoneId.systemDefault());
    try {
      StoredReports reader = new StoredReports(new Reports(spark, stored), siteRules);
      CauseReport report =
          Progress.during(spark, progress -> reader.read(last, length, subject, scope, rows));
      report
          .sentences()
          .forEach(line -> System.out.print(Wrap.indented("", PlainText.harmless(line))));
      for (Path file : SharedFolder.write(report, folder)) {
        System.out.println(file);
      }
      return 0;
    } finally {
      spark.stop();
    }
  }
}
