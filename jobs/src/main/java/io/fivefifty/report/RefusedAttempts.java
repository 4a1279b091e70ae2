package io.fivefifty.report;

import io.fivefifty.logs.Observer;
import io.fivefifty.source.MailLogOptions;
import io.fivefifty.source.MailLogSource;
import java.util.Map;
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
    Dataset<Row> observations =
        Classify.rejections(
            spark,
            spark.read().format(MailLogSource.NAME).options(logs.toMap()).load(),
            logs.siteRules());
    return Sql.run(
            spark,
            "attempts",
            Map.of("observations", observations),
            Map.of("slack_seconds", (int) (Observer.SLACK_MICROS / 1_000_000)))
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
