package io.fivefifty.report;

import io.fivefifty.logs.Days;
import io.fivefifty.report.Publication.Replacement;
import io.fivefifty.report.Tables.Table;
import io.fivefifty.rules.RuleFile;
import io.fivefifty.rules.RuleSet;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** A report folder, for those who read it. */
public final class Reports {

  private final SparkSession spark;
  private final Path folder;
  private final Tables stored;

  /**
   * @param folder as Hadoop reads paths; it need not exist
   */
  public Reports(SparkSession spark, String folder) {
    this.spark = spark;
    this.folder = new Path(folder);
    this.stored = new Tables(spark, this.folder);
  }

  /** The days that have a report. */
  public NavigableSet<LocalDate> days() {
    return stored.days(Table.DELIVERIES);
  }

  /** The rows of {@code causes} of one day and scope, by rank. */
  public Dataset<Row> causes(LocalDate day, String scope) {
    return stored
        .read(Table.CAUSES)
        .where(functions.col("day").equalTo(functions.lit(day)))
        .where(functions.col("scope").equalTo(scope))
        .orderBy("rank");
  }

  /**
   * Ranks stored days again, from their rejections, deliveries and snapshots.
   *
   * @param siteRules the user's own rules
   * @return the days that were ranked
   * @throws ReportException where none of the days is stored
   */
  public List<LocalDate> rank(Days asked, List<RuleFile> siteRules) {
    Publication publication = new Publication(spark, folder);
    publication.recover();
    NavigableSet<LocalDate> known = days();
    List<LocalDate> ranked = known.stream().filter(asked::contains).toList();
    if (ranked.isEmpty()) {
      throw new ReportException(
          known.isEmpty()
              ? "No report stands in "
                  + folder
                  + ": run nightly first, or name the folder with"
                  + " --reports"
              : "No report of that day stands in "
                  + folder
                  + "; it holds "
                  + known.first()
                  + " to "
                  + known.last());
    }
    publication.requireWritable();
    Tables prepared = publication.prepared();
    Dataset<Row> rejections = stored.read(Table.REJECTIONS);
    Dataset<Row> evidence =
        new DnsSteps(spark, stored, prepared, new TreeSet<>(), siteRules)
            .evidence(rejections, ranked, new TreeSet<>());
    new Ranking(spark, RuleSet.with(siteRules))
        .rank(rejections, stored.read(Table.DELIVERIES), evidence, known, ranked, prepared);
    publication.publish(Replacement.of(ranked, Table.CAUSES, Table.TEMPLATES));
    return ranked;
  }
}
