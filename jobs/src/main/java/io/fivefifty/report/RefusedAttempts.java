package io.fivefifty.report;

import io.fivefifty.source.MailLogOptions;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** The refused attempts themselves, classified, with their senders, masked. */
public final class RefusedAttempts {

  private final SparkSession spark;
  private final Dataset<Row> observations;

  /**
   * @param logs what is read; its rows must be {@code OBSERVATIONS}
   */
  public RefusedAttempts(SparkSession spark, MailLogOptions logs) {
    this.spark = spark;
    this.observations = Observations.read(spark, logs).persist(StorageLevel.MEMORY_AND_DISK());
  }

  /**
   * The rejections, in the order of the logs. Columns: log, time, mta_host, queue_id,
   * sending_domain, recipient_domain, relay_host, relay_ip, reply_code, enhanced_code, stage,
   * permanent, provider, cause, rule, reply.
   */
  public Dataset<Row> rows() {
    return Observations.attempts(spark, observations)
        .where("fate = 'rejected'")
        .orderBy("log_rank", "log_offset")
        .selectExpr(
            "log",
            "time",
            "mta_host",
            // Where it is a Message-Id (RFC 5322 section 3.6.4) it looks like an address.
            "regexp_replace(queue_id, '^<|@.*$', '') AS queue_id",
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

  /** The account of the logs. */
  public Ledger ledger() {
    return Ledger.of(observations);
  }
}
