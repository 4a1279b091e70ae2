package io.fivefifty.report;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * The tables of a folder: Parquet, one folder a table, partitioned by {@code day}, those of DNS by
 * {@code snapshot_date}.
 *
 * @param folder a report folder, or the place where a run prepares one
 */
record Tables(SparkSession spark, Path folder) {

  /** What a table is parted by. */
  private enum Partition {
    DAY,
    SNAPSHOT_DATE;

    String column() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The tables, with their columns; these are a contract with everybody who reads them. */
  enum Table {
    REJECTIONS(
        """
        mta_host STRING, provider STRING, sending_domain STRING, reply_code INT,
        enhanced_code STRING, stage STRING, cause STRING, rule STRING, template STRING,
        template_id BIGINT, rejections BIGINT, messages BIGINT, recipients BIGINT,
        permanent BIGINT, first_seen TIMESTAMP, last_seen TIMESTAMP, sending_ips ARRAY<STRING>,
        named_domains ARRAY<STRING>, named_lists ARRAY<STRING>, recipient_domains ARRAY<STRING>,
        relay_hosts ARRAY<STRING>, sample_reply STRING, recipients_sketch BINARY,
        messages_sketch BINARY""",
        "provider",
        "cause",
        "sending_domain"),
    DELIVERIES(
        """
        mta_host STRING, provider STRING, sending_domain STRING, attempts BIGINT,
        delivered BIGINT, deferred BIGINT, rejected BIGINT, refused BIGINT""",
        "provider",
        "sending_domain"),
    SIGNATURES(
        """
        signing_domain STRING, selector STRING, signatures BIGINT""",
        "signing_domain",
        "selector"),
    OPEN_MESSAGES(
        """
        message_key BIGINT, instance INT, time TIMESTAMP, sending_domain STRING""",
        "message_key"),
    CAUSES(
        """
        scope STRING, provider STRING, sending_domain STRING, reply_code INT,
        enhanced_code STRING, cause STRING, rank INT, fixable BOOLEAN, fix_rank INT,
        rejections BIGINT, messages BIGINT, recipients BIGINT, share DOUBLE,
        cumulative_share DOUBLE, attempts BIGINT, rate DOUBLE, rate_low DOUBLE,
        rate_high DOUBLE, previous_rejections BIGINT, median_7d DOUBLE, is_new BOOLEAN,
        evidence STRING, evidence_text STRING, snapshot_id STRING, dns_changed_at TIMESTAMP,
        actor STRING, advice STRING, top_template STRING, sample_reply STRING""",
        "scope",
        "rank"),
    TEMPLATES(
        """
        template_id BIGINT, template STRING, provider STRING, cause STRING, rule STRING,
        rejections BIGINT, share DOUBLE, is_new BOOLEAN, first_day DATE, sample_reply STRING""",
        "cause",
        "template"),
    DNS_DOMAINS(Partition.SNAPSHOT_DATE, DomainRows.COLUMNS, "domain", "taken_at"),
    DNS_HOSTS(Partition.SNAPSHOT_DATE, HostRows.COLUMNS, "ip", "taken_at"),
    DNS_CHANGES(
        """
        domain STRING, fact STRING, before STRING, after STRING, last_seen_before TIMESTAMP,
        first_seen_after TIMESTAMP""",
        "domain",
        "fact"),
    RUNS(
        """
        run_id STRING, started_at TIMESTAMP, duration_ms BIGINT, version STRING,
        rules_hash STRING, from_day DATE, to_day DATE, codes STRING, time_zone STRING,
        log STRING, format STRING, duplicate_of STRING, trouble STRING, file_bytes BIGINT,
        bytes BIGINT, lines BIGINT, attempts BIGINT, skipped MAP<STRING, BIGINT>,
        malformed BIGINT, run_attempts BIGINT, run_rejections BIGINT,
        first_time TIMESTAMP, last_time TIMESTAMP""",
        "log");

    private final StructType schema;
    private final Partition partition;
    private final String[] order;

    /**
     * @param order the columns by which the rows of a day's file are sorted
     */
    Table(String columns, String... order) {
      this(Partition.DAY, columns, order);
    }

    Table(Partition partition, String columns, String... order) {
      this.partition = partition;
      this.order = order;
      schema = StructType.fromDDL(columns).add(partition.column(), "date");
    }

    /** The column by whose days the table is parted into folders. */
    String partition() {
      return partition.column();
    }

    /** Its folder's name. */
    String folder() {
      return name().toLowerCase(Locale.ROOT);
    }

    StructType schema() {
      return schema;
    }
  }

  /** The rows of a table; none where it was never written. */
  Dataset<Row> read(Table table) {
    Path path = new Path(folder, table.folder());
    if (days(table).isEmpty()) {
      return spark.createDataFrame(List.of(), table.schema());
    }
    return spark.read().schema(table.schema()).parquet(path.toString());
  }

  /**
   * The rows of some days of a table as it will be once prepared days have taken their place.
   *
   * @param prepared where they stand
   * @param replaced which days they are
   */
  Dataset<Row> with(
      Tables prepared, Table table, Collection<LocalDate> replaced, LocalDate from, LocalDate to) {
    Column day = functions.col(table.partition());
    Dataset<Row> rows = read(table).where(day.between(from, to));
    return replaced.isEmpty()
        ? rows
        : rows.where(functions.not(day.isin(replaced.toArray())))
            .unionByName(prepared.read(table).where(day.between(from, to)));
  }

  /** The days that a table holds. */
  TreeSet<LocalDate> days(Table table) {
    TreeSet<LocalDate> days = new TreeSet<>();
    String prefix = table.partition() + "=";
    try {
      for (FileStatus status : files().listStatus(new Path(folder, table.folder()))) {
        String name = status.getPath().getName();
        if (name.startsWith(prefix)) {
          days.add(LocalDate.parse(name.substring(prefix.length())));
        }
      }
    } catch (FileNotFoundException e) {
      return days; // the table was never written
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return days;
  }

  /** Writes a table's rows, as few files a day as their size allows; replaces what is there. */
  void write(Table table, Dataset<Row> rows) {
    spark.conf().set("spark.sql.sources.partitionOverwriteMode", "static");
    Column[] columns =
        Arrays.stream(table.schema().fieldNames())
            .map(name -> functions.col(name).cast(table.schema().apply(name).dataType()))
            .toArray(Column[]::new);
    rows.select(columns)
        .hint("rebalance", functions.col(table.partition()))
        .sortWithinPartitions(table.partition(), table.order)
        .write()
        .mode(SaveMode.Overwrite)
        .partitionBy(table.partition())
        .parquet(new Path(folder, table.folder()).toString());
  }

  /** The folder of one day of a table. */
  Path day(Table table, LocalDate day) {
    return new Path(new Path(folder, table.folder()), table.partition() + "=" + day);
  }

  FileSystem files() {
    try {
      return folder.getFileSystem(spark.sparkContext().hadoopConfiguration());
    } catch (IOException e) {
      throw new ReportException("Cannot use the folder " + folder + ": " + e.getMessage());
    }
  }
}
