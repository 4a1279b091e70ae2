package io.fivefifty.cli;

import io.fivefifty.logs.Days;
import io.fivefifty.report.Reports;
import io.fivefifty.rules.RuleFile;
import io.fivefifty.rules.RuleSet;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rank}: only the ranking, from stored tables. */
@Command(
    name = "rank",
    description = {
      "Ranks the causes again from the stored rejections, without reading logs. Without a day: all"
          + " stored days.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    customSynopsis = {
      "fivefifty rank [--reports DIR] [OPTION]...",
      "           [--day DAY | --from DAY --to DAY | --all-days]"
    },
    footer = {
      "",
      "Example:",
      "  fivefifty rank --reports /srv/reports --rules /etc/fivefifty/rules"
    })
final class RankCommand implements Callable<Integer> {

  @Mixin private DayOptions days;
  @Mixin private ReportsOption reports;
  @Mixin private LogOptions.RulesOption rules;
  @Mixin private RankedCauses causes;

  @Override
  public Integer call() {
    ZoneId zone = ZoneId.systemDefault();
    Days asked = days.daysOr(Days.ALL);
    String folder = reports.folder();
    List<RuleFile> siteRules = rules.files();
    RuleSet ruleSet = RuleSet.with(siteRules);
    causes.check(ruleSet);
    SparkSession spark = Sessions.openForTables("rank", zone);
    try {
      Reports stored = new Reports(spark, folder);
      List<LocalDate> ranked = Progress.during(spark, progress -> stored.rank(asked, siteRules));
      LocalDate last = ranked.get(ranked.size() - 1);
      causes.print(
          System.out, CausesTable.title(last, ranked, new TreeMap<>()), stored, last, ruleSet);
      System.out.println("Reports in " + folder);
      return 0;
    } finally {
      spark.stop();
    }
  }
}
