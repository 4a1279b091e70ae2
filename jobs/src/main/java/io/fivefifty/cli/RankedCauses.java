package io.fivefifty.cli;

import io.fivefifty.report.Reports;
import io.fivefifty.rules.RuleSet;
import io.fivefifty.share.content.Subject;
import io.fivefifty.share.stored.StoredReports;
import java.io.PrintStream;
import java.time.LocalDate;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that say which ranked causes are printed, and their printing. */
final class RankedCauses {

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many causes to show. Default: 10.")
  private String top;

  @Mixin private CauseFilter filter;

  /** Complains of options that make no sense, before hours of work. */
  void check(RuleSet rules) {
    rows();
    filter.subject(rules);
    filter.scope("provider");
  }

  /** Prints the causes of a day, and how DNS judges its rejections. */
  void print(PrintStream out, String title, Reports stored, LocalDate day, RuleSet rules) {
    String scope = filter.scope("provider");
    Subject subject = filter.subject(rules);
    CausesTable.print(out, title, scope, StoredReports.causes(stored, day, subject, scope, rows()));
    SnapshotLines.printEvidence(out, day, stored.evidence(day));
  }

  private int rows() {
    return Counts.parse(spec, "--top", top);
  }
}
