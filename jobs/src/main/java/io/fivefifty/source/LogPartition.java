package io.fivefifty.source;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.read.InputPartition;

/** What one task reads: a part of a large file, or several small ones. */
record LogPartition(List<LogSplit> splits) implements InputPartition {

  private static final String MOST_BYTES = "spark.sql.files.maxPartitionBytes";
  private static final String OPEN_COST = "spark.sql.files.openCostInBytes";

  /** Text logs shrink to about a tenth; a compressed byte is that much more work. */
  private static final int COMPRESSION = 10;

  LogPartition {
    splits = List.copyOf(splits);
  }

  /**
   * Packs the files into partitions, as Spark does with its own: of {@code maxPartitionBytes} at
   * most, smaller where that keeps all cores busy. Large ones come first.
   */
  static List<LogPartition> pack(List<LogFile> files, SparkSession spark) {
    long most = bytes(spark, MOST_BYTES);
    long openCost = bytes(spark, OPEN_COST);
    long total = files.stream().mapToLong(file -> work(file, file.bytes()) + openCost).sum();
    long perCore = total / Math.max(1, spark.sparkContext().defaultParallelism());
    long size = Math.max(1, Math.min(most, Math.max(openCost, perCore)));
    List<LogPartition> packed = new ArrayList<>(houses(files));
    List<LogSplit> splits = new ArrayList<>();
    for (LogFile file : files) {
      if (file.house() == null || !file.isRead()) {
        cut(file, size, splits);
      }
    }
    splits.sort(Comparator.comparingLong((LogSplit split) -> -work(split.file(), split.bytes())));
    List<LogSplit> current = new ArrayList<>();
    long work = 0;
    for (LogSplit split : splits) {
      long more = work(split.file(), split.bytes());
      if (!current.isEmpty() && work + more > size) {
        packed.add(new LogPartition(current));
        current = new ArrayList<>();
        work = 0;
      }
      current.add(split);
      work += more + openCost;
    }
    if (!current.isEmpty()) {
      packed.add(new LogPartition(current));
    }
    return packed;
  }

  /**
   * Files whose lines rest on those of older ones, in the order of their time, folder by folder.
   */
  private static List<LogPartition> houses(List<LogFile> files) {
    Map<String, List<LogSplit>> houses = new TreeMap<>();
    for (LogFile file : files) {
      if (file.house() != null && file.isRead()) {
        houses
            .computeIfAbsent(file.house() + file.format(), house -> new ArrayList<>())
            .add(new LogSplit(file, 0, Long.MAX_VALUE));
      }
    }
    return houses.values().stream().map(LogPartition::new).toList();
  }

  private static void cut(LogFile file, long size, List<LogSplit> splits) {
    if (!file.splittable() || !file.isRead()) {
      splits.add(new LogSplit(file, 0, Long.MAX_VALUE));
      return;
    }
    long stored = file.compressed() ? Math.max(1, size / COMPRESSION) : size;
    for (long start = 0; start < file.bytes(); start += stored) {
      splits.add(new LogSplit(file, start, Math.min(start + stored, file.bytes())));
    }
  }

  private static long work(LogFile file, long bytes) {
    return !file.isRead() ? 0 : file.compressed() ? bytes * COMPRESSION : bytes;
  }

  private static long bytes(SparkSession spark, String setting) {
    return JavaUtils.byteStringAsBytes(spark.conf().get(setting));
  }
}
