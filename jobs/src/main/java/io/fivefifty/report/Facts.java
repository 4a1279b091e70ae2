package io.fivefifty.report;

import io.fivefifty.report.Tables.Table;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a run has counted, before anything is ranked.
 *
 * @param rejections the rows of {@link Table#REJECTIONS}
 * @param deliveries the rows of {@link Table#DELIVERIES}
 * @param signatures the rows of {@link Table#SIGNATURES}
 * @param openMessages the rows of {@link Table#OPEN_MESSAGES}
 */
record Facts(
    Dataset<Row> rejections,
    Dataset<Row> deliveries,
    Dataset<Row> signatures,
    Dataset<Row> openMessages) {

  /** A message that was not tried for so long is out of every queue. */
  private static final int MOST_OPEN_DAYS = 30;

  /**
   * Counts.
   *
   * @param observations of the logs
   * @param carried the messages that were open when the logs began, as observations
   * @param days the run's days
   */
  static Facts of(
      SparkSession spark,
      Dataset<Row> observations,
      Dataset<Row> carried,
      Collection<LocalDate> days) {
    Dataset<Row> all = observations.where("kind <> 'account'").unionByName(carried, true);
    Map<String, Dataset<Row>> views =
        Map.of(
            "attempts",
            Observations.attempts(spark, all),
            "observations",
            all,
            "days",
            Ranking.dates(spark, days));
    return new Facts(
        Sql.run(spark, "rejections", views, Map.of()),
        Sql.run(spark, "deliveries", views, Map.of()),
        Sql.run(spark, "signatures", views, Map.of()),
        Sql.run(spark, "open_messages", views, Map.of("most_days", MOST_OPEN_DAYS)));
  }

  /** Writes them where a run prepares its tables. */
  void write(Tables prepared) {
    prepared.write(Table.REJECTIONS, rejections);
    prepared.write(Table.DELIVERIES, deliveries);
    prepared.write(Table.SIGNATURES, signatures);
    prepared.write(Table.OPEN_MESSAGES, openMessages);
  }
}
