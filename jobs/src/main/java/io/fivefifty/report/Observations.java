package io.fivefifty.report;

import io.fivefifty.logs.Observer;
import io.fivefifty.source.MailLogOptions;
import io.fivefifty.source.MailLogSource;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What the logs told, and the attempts that it amounts to. */
final class Observations {

  private Observations() {}

  /**
   * Every observation of the logs, rejections with their verdicts.
   *
   * @param logs its rows must be {@code OBSERVATIONS}
   */
  static Dataset<Row> read(SparkSession spark, MailLogOptions logs) {
    Dataset<Row> read = spark.read().format(MailLogSource.NAME).options(logs.toMap()).load();
    return Classify.rejections(spark, read, logs.siteRules());
  }

  /** The attempts among them, each with its sender. */
  static Dataset<Row> attempts(SparkSession spark, Dataset<Row> observations) {
    return Sql.run(
        spark,
        "attempts",
        Map.of("observations", observations),
        Map.of("slack_seconds", (int) (Observer.SLACK_MICROS / 1_000_000)));
  }
}
