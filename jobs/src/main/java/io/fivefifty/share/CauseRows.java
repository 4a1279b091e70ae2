package io.fivefifty.share;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** From rows of {@code causes} to records. */
final class CauseRows {

  private CauseRows() {}

  /** The first rows of a scope, by rank. */
  static List<CauseRow> of(Dataset<Row> causes, String scope, int most) {
    return causes
        .where(functions.col("scope").equalTo(scope))
        .orderBy("rank")
        .limit(most)
        .collectAsList()
        .stream()
        .map(CauseRows::record)
        .toList();
  }

  /** How many rows a scope has, and what they add up to. */
  static Row all(Dataset<Row> causes, String scope) {
    return causes
        .where(functions.col("scope").equalTo(scope))
        .agg(
            functions.count("*"),
            functions.coalesce(functions.sum("rejections"), functions.lit(0L)))
        .first();
  }

  private static CauseRow record(Row row) {
    return new CauseRow(
        row.getAs("day"),
        row.getAs("scope"),
        row.getAs("provider"),
        row.getAs("sending_domain"),
        row.getAs("reply_code"),
        row.getAs("enhanced_code"),
        row.getAs("cause"),
        row.<Integer>getAs("rank"),
        row.<Boolean>getAs("fixable"),
        row.getAs("fix_rank"),
        row.<Long>getAs("rejections"),
        row.<Long>getAs("messages"),
        row.<Long>getAs("recipients"),
        row.<Double>getAs("share"),
        row.<Double>getAs("cumulative_share"),
        row.getAs("attempts"),
        row.getAs("rate"),
        row.getAs("rate_low"),
        row.getAs("rate_high"),
        row.getAs("previous_rejections"),
        row.getAs("median_7d"),
        row.<Boolean>getAs("is_new"),
        row.getAs("evidence"),
        row.getAs("evidence_text"),
        row.getAs("snapshot_id"),
        row.getAs("dns_changed_at"),
        row.getAs("actor"),
        row.getAs("advice"),
        row.getAs("top_template"),
        row.getAs("sample_reply"));
  }
}
