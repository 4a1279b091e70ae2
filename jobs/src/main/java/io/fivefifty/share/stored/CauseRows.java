package io.fivefifty.share.stored;

import io.fivefifty.share.content.CauseRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;

/**
 * The rows of {@code causes} that a report is made of, read in one pass.
 *
 * @param byScope of each scope those that were asked for, by rank
 * @param counts of each scope how many there are with those left out
 * @param rejections of each scope what all of them add up to
 */
record CauseRows(
    Map<String, List<CauseRow>> byScope, Map<String, Long> counts, Map<String, Long> rejections) {

  /**
   * Reads the first rows of some scopes.
   *
   * @param causes of one period and subject
   * @param most of each scope
   */
  static CauseRows of(Dataset<Row> causes, Collection<String> scopes, int most) {
    WindowSpec scope = Window.partitionBy("scope");
    Map<String, List<CauseRow>> byScope = new HashMap<>();
    Map<String, Long> counts = new HashMap<>();
    Map<String, Long> rejections = new HashMap<>();
    causes
        .where(functions.col("scope").isin(scopes.toArray()))
        .withColumn("place", functions.row_number().over(scope.orderBy("rank")))
        .withColumn("all_rows", functions.count("*").over(scope))
        .withColumn("all_rejections", functions.sum("rejections").over(scope))
        .where(functions.col("place").leq(most))
        .orderBy("scope", "place")
        .collectAsList()
        .forEach(
            row -> {
              CauseRow cause = record(row);
              byScope.computeIfAbsent(cause.scope(), s -> new ArrayList<>()).add(cause);
              counts.put(cause.scope(), row.getAs("all_rows"));
              rejections.put(cause.scope(), row.getAs("all_rejections"));
            });
    return new CauseRows(byScope, counts, rejections);
  }

  /** The rows of a scope, by rank; none where it has none. */
  List<CauseRow> in(String scope) {
    return byScope.getOrDefault(scope, List.of());
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
