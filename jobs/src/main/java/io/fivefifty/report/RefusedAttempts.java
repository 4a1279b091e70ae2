package io.fivefifty.report;

import io.fivefifty.source.MailLogOptions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The refused attempts themselves, classified, with their senders, masked. */
public final class RefusedAttempts {

  private RefusedAttempts() {}

  /**
   * The rejections in some logs, in the order of the logs. Columns: log, time, mta_host, queue_id,
   * sending_domain, recipient_domain, relay_host, relay_ip, reply_code, enhanced_code, stage,
   * permanent, provider, cause, rule, reply.
   *
   * @param logs what is read; its rows must be {@code OBSERVATIONS}
   */
  public static Dataset<Row> in(SparkSession spark, MailLogOptions logs) {
    return Observations.attempts(spark, Observations.read(spark, logs))
        .where("fate = 'rejected'")
        .orderBy("log_rank", "log_offset")
        .selectExpr(
            "log",
            "time",
            "mta_host",
            "queue_id",
            "sending_domain",
            "recipient_domain",
            "relay_host",
            "relay_ip",
            "reply_code",
            "enhanced_code",
            "stage",
            "permanent",
            "verdict.provider",
            "verdict.cause",
            "verdict.rule",
            "verdict.sample_reply AS reply");
  }
}
