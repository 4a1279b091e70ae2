package io.fivefifty.cli;

import io.fivefifty.dns.snapshot.HostSubject;
import io.fivefifty.report.DnsSettings;
import io.fivefifty.report.Reports;
import io.fivefifty.report.SnapshotReport;
import io.fivefifty.report.SnapshotSubjects;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code snapshot}: only the DNS part. */
@Command(
    name = "snapshot",
    description = {
      "Asks DNS about domains and hosts and stores what it says, for evidence and for changes."
          + " Without files: about those that the stored tables name.",
      ""
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    customSynopsis = {
      "fivefifty snapshot [--domains FILE] [--selectors FILE] [--hosts FILE]",
      "           [--reports DIR] [--dns WHOM] [--blocklist ZONE]... [OPTION]..."
    },
    footer = {
      "",
      "Run rank afterwards to hold the stored rejections against it.",
      "",
      "Example:",
      "  fivefifty snapshot --reports /srv/reports --blocklist bl.spamcop.net"
    })
final class SnapshotCommand implements Callable<Integer> {

  @Option(
      names = "--domains",
      paramLabel = "FILE",
      description = "Domains to ask about, one a line.")
  private @Nullable Path domains;

  @Option(
      names = "--selectors",
      paramLabel = "FILE",
      description = "DKIM keys to ask for: a domain, a tab and a selector a line.")
  private @Nullable Path selectors;

  @Option(
      names = "--hosts",
      paramLabel = "FILE",
      description = "Sending hosts: an address a line, and behind a tab its HELO name.")
  private @Nullable Path hosts;

  @Mixin private DnsOptions.SendingIps sendingIps;
  @Mixin private ReportsOption reports;
  @Mixin private DnsOptions dns;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    String folder = reports.folder();
    List<HostSubject> named = sendingIps.hosts();
    DnsSettings settings = dns.settings(List.of(), named);
    SnapshotSubjects subjects = subjects(named);
    SparkSession spark = Sessions.open("snapshot", ZoneId.systemDefault());
    try {
      Reports stored = new Reports(spark, folder);
      SnapshotReport report =
          Progress.during(spark, progress -> stored.snapshot(settings, subjects, progress));
      SnapshotLines.print(System.out, report);
      System.out.println("Reports in " + folder);
      return 0;
    } finally {
      spark.stop();
    }
  }

  /** What the files name, null where there is none. */
  private @Nullable SnapshotSubjects subjects(List<HostSubject> named) {
    if (domains == null && selectors == null && hosts == null) {
      return null;
    }
    try {
      return SubjectFiles.read(domains, selectors, hosts).with(named);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
