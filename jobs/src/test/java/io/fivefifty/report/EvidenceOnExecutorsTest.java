package io.fivefifty.report;

import static io.fivefifty.report.SampleLogsTest.duckdb;
import static io.fivefifty.report.SampleLogsTest.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.fivefifty.dns.asking.AskerSettings;
import io.fivefifty.dns.asking.DnsSource;
import io.fivefifty.logs.Days;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence is given where the rejections are, in other JVMs than the one that asked DNS. */
class EvidenceOnExecutorsTest {

  private static final Path SAMPLES = Path.of("..", "sample-logs");

  @Test
  void executors_give_evidence_too(@TempDir Path reports) throws SQLException {
    DnsSettings dns =
        new DnsSettings(
            DnsSource.parse("zone:" + SAMPLES.resolve("dns/2026-11-22.zone")),
            AskerSettings.DEFAULT,
            List.of(),
            List.of(),
            List.of());
    SparkSession spark = TestSpark.on("local-cluster[2,1,1024]");
    try {
      SampleLogsTest.nightly(
          spark, SAMPLES.resolve("mx-out2/mail.json").toString(), Days.ALL, reports, dns);
    } finally {
      spark.stop();
    }

    assertThat(
            duckdb(
                "SELECT DISTINCT evidence FROM "
                    + table(reports, "causes")
                    + " WHERE cause = 'dmarc-fail' AND scope = 'all'"))
        .containsExactly(List.of("confirms"));
  }
}
