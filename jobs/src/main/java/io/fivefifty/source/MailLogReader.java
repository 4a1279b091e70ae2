package io.fivefifty.source;

import static java.util.Objects.requireNonNull;

import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.Observation;
import io.fivefifty.rules.Providers;
import io.fivefifty.rules.RuleSet;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;
import java.util.Queue;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;

/** Reads one partition's splits one after the other and hands their observations on as rows. */
final class MailLogReader implements PartitionReader<InternalRow> {

  private final MailLogOptions options;
  private final SerializableConfiguration hadoop;
  private final Providers providers;
  private final Iterator<LogSplit> splits;
  private final Queue<InternalRow> rows = new ArrayDeque<>();
  private @Nullable SplitReader reading;
  private @Nullable LogFormat format;
  private @Nullable String house;
  private @Nullable InternalRow row;

  private MailLogReader(
      LogPartition partition, MailLogOptions options, SerializableConfiguration hadoop) {
    this.options = options;
    this.hadoop = hadoop;
    this.providers = RuleSet.with(options.siteRules()).providers();
    this.splits = partition.splits().iterator();
  }

  /** Makes readers on the executors. */
  record Factory(MailLogOptions options, SerializableConfiguration hadoop)
      implements PartitionReaderFactory {

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
      return new MailLogReader((LogPartition) partition, options, hadoop);
    }
  }

  @Override
  public boolean next() throws IOException {
    while (rows.isEmpty()) {
      if (reading == null) {
        if (!splits.hasNext()) {
          return false;
        }
        open(splits.next());
      } else if (!reading.advance()) {
        reading.close();
        reading = null;
      }
    }
    row = rows.remove();
    return true;
  }

  private void open(LogSplit split) throws IOException {
    MailLogRows toRows = new MailLogRows(options.rows(), split.file(), rows);
    if (split.file().isRead()) {
      reading =
          new SplitReader(
              split, formatOf(split.file()), options, providers, hadoop.value(), toRows::add);
    } else {
      toRows.add(NOT_READ);
    }
  }

  /** Where lines rest on those of older files, the reader of these goes on. */
  private LogFormat formatOf(LogFile file) {
    if (format == null || file.house() == null || !file.house().equals(house)) {
      format = options.reader(requireNonNull(file.format()));
      house = file.house();
    }
    return format;
  }

  private static final Observation NOT_READ =
      new Observation.Account(
          0, Map.of(), Map.of(), Map.of(), Long.MAX_VALUE, Long.MIN_VALUE, null);

  @Override
  public InternalRow get() {
    if (row == null) {
      throw new IllegalStateException("get() before next()");
    }
    return row;
  }

  @Override
  public void close() throws IOException {
    if (reading != null) {
      reading.close();
    }
  }
}
