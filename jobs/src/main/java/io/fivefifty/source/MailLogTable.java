package io.fivefifty.source;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;

/** The logs below some paths, as a table that can be read. */
record MailLogTable(MailLogOptions options) implements SupportsRead {

  @Override
  public String name() {
    return MailLogSource.NAME + " " + String.join(", ", options.paths());
  }

  @Override
  @Deprecated // Spark 4.2 still asks for it where columns() is not overridden
  public StructType schema() {
    return MailLogRows.schema(options.rows());
  }

  @Override
  public Set<TableCapability> capabilities() {
    return Set.of(TableCapability.BATCH_READ);
  }

  @Override
  public ScanBuilder newScanBuilder(CaseInsensitiveStringMap ignored) {
    return () -> new MailLogScan(options);
  }

  /** One reading of the table; lists the files when Spark plans it. */
  private static final class MailLogScan implements Scan, Batch {

    private final MailLogOptions options;
    private InputPartition @Nullable [] planned;

    MailLogScan(MailLogOptions options) {
      this.options = options;
    }

    @Override
    public StructType readSchema() {
      return MailLogRows.schema(options.rows());
    }

    @Override
    public String description() {
      return "mail logs below " + String.join(", ", options.paths());
    }

    @Override
    public Batch toBatch() {
      return this;
    }

    @Override
    public InputPartition[] planInputPartitions() {
      if (planned == null) {
        SparkSession spark = SparkSession.active();
        List<LogFile> files =
            new LogListing(options, spark.sparkContext().hadoopConfiguration()).files();
        planned = LogPartition.pack(files, spark).toArray(new InputPartition[0]);
      }
      return planned;
    }

    @Override
    public PartitionReaderFactory createReaderFactory() {
      SerializableConfiguration hadoop =
          new SerializableConfiguration(SparkSession.active().sparkContext().hadoopConfiguration());
      return new MailLogReader.Factory(options, hadoop);
    }
  }
}
