package io.fivefifty.report;

import io.fivefifty.report.Tables.Table;
import io.fivefifty.rules.Cause;
import io.fivefifty.rules.Rule;
import io.fivefifty.rules.RuleSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The tables {@code causes} and {@code templates}: functions of the stored rejections, deliveries
 * and snapshots alone, so that they can be made anew at any time.
 */
final class Ranking {

  /** How far a day looks back for what is new. */
  static final int LOOK_BACK_DAYS = 30;

  private static final StructType DAYS = StructType.fromDDL("day DATE");
  private static final StructType RANKED_DAYS =
      StructType.fromDDL("day DATE, has_day_before BOOLEAN, week_days INT");
  private static final StructType CAUSE_FACTS =
      StructType.fromDDL("cause STRING, actor STRING, fixable BOOLEAN, advice STRING");
  private static final StructType RULE_FACTS = StructType.fromDDL("rule STRING, advice STRING");

  private final SparkSession spark;
  private final RuleSet rules;

  Ranking(SparkSession spark, RuleSet rules) {
    this.spark = spark;
    this.rules = rules;
  }

  /**
   * Writes the ranking of some days.
   *
   * @param rejections of the days and of the {@link #LOOK_BACK_DAYS} before
   * @param deliveries likewise
   * @param evidence on the rejections of the days
   * @param storedDays every day that has deliveries
   */
  void rank(
      Dataset<Row> rejections,
      Dataset<Row> deliveries,
      Dataset<Row> evidence,
      SortedSet<LocalDate> storedDays,
      Collection<LocalDate> days,
      Tables into) {
    Dataset<Row> ranked = rankedDays(storedDays, days);
    into.write(
        Table.CAUSES, causes(rejections, deliveries, judged(rejections, evidence, ranked), ranked));
    into.write(
        Table.TEMPLATES,
        Sql.run(
            spark, "templates", Map.of("rejections", rejections, "ranked_days", ranked), Map.of()));
  }

  /**
   * The rows of {@code causes} of several days as if they were one, that is the last. What they are
   * compared with, as the day before and the seven before, are the spans of the same length before
   * it; one that is not stored whole does not count.
   *
   * @param rejections of the days and of those since {@link Span#firstCompared()}
   * @param deliveries likewise
   * @param evidence on the rejections of the days
   * @param storedDays every day that has deliveries
   */
  Dataset<Row> rankAsOne(
      Dataset<Row> rejections,
      Dataset<Row> deliveries,
      Dataset<Row> evidence,
      NavigableSet<LocalDate> storedDays,
      Span span) {
    Dataset<Row> days = dates(spark, storedDays.subSet(span.from(), true, span.to(), true));
    SortedSet<LocalDate> whole = span.wholeAmong(storedDays);
    return causes(
        span.asDays(rejections, whole),
        span.asDays(deliveries, whole),
        span.asDays(judged(rejections, evidence, days), whole),
        rankedDays(whole, List.of(span.to())));
  }

  private Dataset<Row> judged(Dataset<Row> rejections, Dataset<Row> evidence, Dataset<Row> days) {
    return Sql.run(
        spark,
        "judged",
        Map.of("rejections", rejections, "evidence", evidence, "ranked_days", days),
        Map.of());
  }

  private Dataset<Row> causes(
      Dataset<Row> rejections,
      Dataset<Row> deliveries,
      Dataset<Row> judged,
      Dataset<Row> rankedDays) {
    return Sql.run(
        spark,
        "causes",
        Map.of(
            "rejections",
            rejections,
            "deliveries",
            deliveries,
            "judged",
            judged,
            "ranked_days",
            rankedDays,
            "cause_facts",
            causeFacts(),
            "rule_facts",
            ruleFacts()),
        Map.of());
  }

  /** The days to rank, each with what is stored of the days before it. */
  private Dataset<Row> rankedDays(SortedSet<LocalDate> storedDays, Collection<LocalDate> days) {
    List<Row> rows = new ArrayList<>();
    for (LocalDate day : days) {
      rows.add(
          RowFactory.create(
              day,
              storedDays.contains(day.minusDays(1)),
              storedDays.subSet(day.minusDays(7), day).size()));
    }
    return spark.createDataFrame(rows, RANKED_DAYS);
  }

  static Dataset<Row> dates(SparkSession spark, Collection<LocalDate> days) {
    return spark.createDataFrame(days.stream().map(day -> RowFactory.create(day)).toList(), DAYS);
  }

  private Dataset<Row> causeFacts() {
    List<Row> rows = new ArrayList<>();
    for (Cause cause : rules.causes()) {
      rows.add(RowFactory.create(cause.id(), cause.actor().id(), cause.fixable(), cause.advice()));
    }
    return spark.createDataFrame(rows, CAUSE_FACTS);
  }

  /** The rules that know a remedy of their provider's own. */
  private Dataset<Row> ruleFacts() {
    List<Row> rows = new ArrayList<>();
    for (Rule rule : rules.rules()) {
      if (rule.advice() != null) {
        rows.add(RowFactory.create(rule.id(), rule.advice()));
      }
    }
    return spark.createDataFrame(rows, RULE_FACTS);
  }
}
