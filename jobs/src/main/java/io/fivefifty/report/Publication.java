package io.fivefifty.report;

import io.fivefifty.report.Tables.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * Lets prepared days take the place of the old ones.
 *
 * <p>The days stand ready beside the tables, then a journal is written that names what is replaced,
 * then folders are renamed. A run killed before the journal leaves the old days; one killed after
 * it is finished by the next run, whose first act is {@link #recover}.
 */
final class Publication {

  /** Names that begin with an underscore are not read by Spark and stand outside every table. */
  private static final String STAGING = "_staging";

  private static final String JOURNAL = "_journal";

  private final SparkSession spark;
  private final Tables stored;
  private final FileSystem files;
  private final Path staging;
  private final Path journal;

  Publication(SparkSession spark, Path reports) {
    this.spark = spark;
    this.stored = new Tables(spark, reports);
    this.files = stored.files();
    this.staging = new Path(reports, STAGING);
    this.journal = new Path(reports, JOURNAL);
  }

  /**
   * Makes the place where a run prepares its tables: better now than after hours of reading.
   *
   * @throws ReportException where it cannot be made
   */
  void requireWritable() {
    try {
      if (files.mkdirs(staging)) {
        return;
      }
      throw new ReportException(unwritable(""));
    } catch (IOException e) {
      throw new ReportException(unwritable(": " + e.getMessage()));
    }
  }

  private String unwritable(String why) {
    return "Nothing can be written to "
        + staging.getParent()
        + why
        + ". Name another folder with --reports, or see who may write there";
  }

  /** Where a run prepares its tables. */
  Tables prepared() {
    return new Tables(spark, staging);
  }

  /** Finishes what a killed run has begun to publish, and clears away what it has not. */
  void recover() {
    run(
        () -> {
          if (files.exists(journal)) {
            replace(readJournal());
          }
          files.delete(staging, true);
        });
  }

  /**
   * One day of one table, to be replaced by what was prepared; a day without rows loses its old
   * ones.
   */
  record Replacement(Table table, LocalDate day) {

    static Stream<Replacement> of(Collection<LocalDate> days, Table... tables) {
      return Arrays.stream(tables)
          .flatMap(table -> days.stream().map(day -> new Replacement(table, day)));
    }

    static Replacement parse(String line) {
      String[] words = line.split(" ", 2);
      return new Replacement(Table.valueOf(words[0]), LocalDate.parse(words[1]));
    }

    String line() {
      return table + " " + day;
    }
  }

  /** Replaces days of tables, in this order. */
  void publish(Stream<Replacement> replacements) {
    List<Replacement> all = replacements.toList();
    run(
        () -> {
          writeJournal(all);
          replace(all);
          files.delete(staging, true);
        });
  }

  private void replace(List<Replacement> replacements) throws IOException {
    for (Replacement replacement : replacements) {
      Path prepared = prepared().day(replacement.table(), replacement.day());
      Path published = stored.day(replacement.table(), replacement.day());
      boolean ready = files.exists(prepared);
      // Without a prepared day and with an old one: either it was renamed before a crash, or it has
      // no rows any more. The mark tells them apart.
      Path done = new Path(staging, "done-" + replacement.table() + "-" + replacement.day());
      if (!ready && files.exists(done)) {
        continue;
      }
      files.delete(published, true);
      files.create(done, true).close();
      if (ready) {
        files.mkdirs(published.getParent());
        if (!files.rename(prepared, published)) {
          throw new IOException("Cannot rename " + prepared + " to " + published);
        }
      }
    }
    files.delete(journal, false);
  }

  private void writeJournal(List<Replacement> replacements) throws IOException {
    Path unfinished = new Path(staging, JOURNAL);
    try (Writer writer =
        new OutputStreamWriter(files.create(unfinished, true), StandardCharsets.UTF_8)) {
      for (Replacement replacement : replacements) {
        writer.write(replacement.line() + "\n");
      }
    }
    if (!files.rename(unfinished, journal)) {
      throw new IOException("Cannot write " + journal);
    }
  }

  private List<Replacement> readJournal() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(files.open(journal), StandardCharsets.UTF_8))) {
      return reader.lines().map(Replacement::parse).toList();
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private static void run(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
