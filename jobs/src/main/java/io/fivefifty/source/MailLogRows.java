package io.fivefifty.source;

import io.fivefifty.logs.Fate;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.Observation;
import io.fivefifty.logs.Stage;
import io.fivefifty.source.stored.Bzip2Stream;
import java.time.LocalDate;
import java.util.Map;
import java.util.Queue;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Turns observations of one file into Spark's rows. {@code log_offset} orders the rows of a log: it
 * is the line's first byte in the content, or, of bzip2, what {@link Bzip2Stream#place} tells.
 */
final class MailLogRows {

  private static final StructType ATTEMPTS =
      StructType.fromDDL(
          """
          log STRING, log_offset BIGINT, time TIMESTAMP, day DATE, mta_host STRING,
          queue_id STRING, sending_domain STRING, recipient_domain STRING, relay_host STRING,
          relay_ip STRING, provider STRING, reply_code INT, enhanced_code STRING, stage STRING,
          permanent BOOLEAN, reply STRING""");

  private static final StructType OBSERVATIONS =
      StructType.fromDDL(
          """
          kind STRING, log STRING, log_rank INT, log_offset BIGINT, time TIMESTAMP, day DATE,
          message_key BIGINT, instance INT, born TIMESTAMP, mta_host STRING, queue_id STRING,
          sending_domain STRING, recipient_domain STRING, recipient_hash BIGINT,
          relay_host STRING, relay_ip STRING, provider STRING, fate STRING, reply_code INT,
          enhanced_code STRING, stage STRING, permanent BOOLEAN, reply STRING,
          delivered BIGINT, deferred BIGINT, refused BIGINT, selector STRING, signatures BIGINT,
          account STRUCT<
            format: STRING, duplicate_of: STRING, trouble: STRING, file_bytes: BIGINT,
            bytes: BIGINT, lines: MAP<STRING, BIGINT>, attempts_by_day: MAP<DATE, BIGINT>,
            rejections_by_day: MAP<DATE, BIGINT>, first_time: TIMESTAMP, last_time: TIMESTAMP>""");

  private final MailLogOptions.Rows kind;
  private final LogFile file;
  private final Queue<InternalRow> rows;
  private final UTF8String log;

  /**
   * @param rows takes what {@link #add} makes
   */
  MailLogRows(MailLogOptions.Rows kind, LogFile file, Queue<InternalRow> rows) {
    this.kind = kind;
    this.file = file;
    this.rows = rows;
    this.log = UTF8String.fromString(LogFile.shown(file.path()));
  }

  static StructType schema(MailLogOptions.Rows kind) {
    return kind == MailLogOptions.Rows.ATTEMPTS ? ATTEMPTS : OBSERVATIONS;
  }

  void add(Observation observation) {
    if (kind == MailLogOptions.Rows.OBSERVATIONS) {
      rows.add(observed(observation));
    } else if (observation instanceof Observation.Attempt attempt
        && attempt.fate() == Fate.REJECTED) {
      rows.add(attempted(attempt));
    }
  }

  private InternalRow attempted(Observation.Attempt a) {
    return row(
        log,
        a.offset(),
        a.timeMicros(),
        day(a.day()),
        text(a.mtaHost()),
        text(a.queueId()),
        text(a.sendingDomain()),
        text(a.recipientDomain()),
        text(a.relayHost()),
        text(a.relayIp()),
        text(a.provider()),
        a.replyCode(),
        text(a.enhancedCode()),
        stage(a.stage()),
        a.permanent(),
        text(a.reply()));
  }

  private InternalRow observed(Observation observation) {
    Object[] row = new Object[OBSERVATIONS.size()];
    row[1] = log;
    row[2] = file.rank();
    if (observation instanceof Observation.Attempt a) {
      row[0] = text("attempt");
      place(row, a.message(), a.offset(), a.timeMicros(), a.day());
      row[8] = a.bornMicros() == Long.MIN_VALUE ? null : a.bornMicros();
      row[9] = text(a.mtaHost());
      row[10] = text(a.queueId());
      row[11] = text(a.sendingDomain());
      row[12] = text(a.recipientDomain());
      row[13] = a.recipientHash();
      row[14] = text(a.relayHost());
      row[15] = text(a.relayIp());
      row[16] = text(a.provider());
      row[17] = text(a.fate().id());
      row[18] = a.replyCode();
      row[19] = text(a.enhancedCode());
      row[20] = stage(a.stage());
      row[21] = a.permanent();
      row[22] = text(a.reply());
    } else if (observation instanceof Observation.Opened o) {
      row[0] = text("opened");
      place(row, o.message(), o.offset(), o.timeMicros(), o.day());
      row[11] = text(o.sendingDomain());
    } else if (observation instanceof Observation.Closed c) {
      row[0] = text("closed");
      place(row, c.message(), c.offset(), c.timeMicros(), c.day());
    } else if (observation instanceof Observation.Tally t) {
      row[0] = text("tally");
      row[5] = day(t.day());
      row[9] = text(t.mtaHost());
      row[11] = text(t.sendingDomain());
      row[16] = text(t.provider());
      row[23] = t.delivered();
      row[24] = t.deferred();
      row[25] = t.refused();
    } else if (observation instanceof Observation.Signature s) {
      row[0] = text("signature");
      row[5] = day(s.day());
      row[11] = text(s.domain());
      row[26] = text(s.selector());
      row[27] = s.signatures();
    } else if (observation instanceof Observation.Account account) {
      row[0] = text("account");
      row[28] = account(account);
    }
    return new GenericInternalRow(row);
  }

  private static void place(
      @Nullable Object[] row,
      Observation.MessageKey message,
      long offset,
      long timeMicros,
      LocalDate day) {
    row[3] = offset;
    row[4] = timeMicros;
    row[5] = day(day);
    row[6] = message.hash();
    row[7] = message.instance();
  }

  private InternalRow account(Observation.Account account) {
    boolean timed = account.firstMicros() <= account.lastMicros();
    String trouble = file.trouble() == null ? account.damage() : file.trouble();
    return row(
        text(file.format()),
        text(file.duplicateOf() == null ? null : LogFile.shown(file.duplicateOf())),
        text(trouble),
        file.bytes(),
        account.bytes(),
        counts(account.lines()),
        byDay(account.attemptsByDay()),
        byDay(account.rejectionsByDay()),
        timed ? account.firstMicros() : null,
        timed ? account.lastMicros() : null);
  }

  private static ArrayBasedMapData counts(Map<LineKind, Long> counts) {
    return map(
        counts.keySet().stream().map(kind -> text(kind.reason())).toArray(),
        counts.values().toArray());
  }

  private static ArrayBasedMapData byDay(Map<LocalDate, Long> counts) {
    return map(counts.keySet().stream().map(MailLogRows::day).toArray(), counts.values().toArray());
  }

  private static ArrayBasedMapData map(Object[] keys, Object[] values) {
    return new ArrayBasedMapData(new GenericArrayData(keys), new GenericArrayData(values));
  }

  private static InternalRow row(@Nullable Object... values) {
    return new GenericInternalRow(values);
  }

  private static int day(LocalDate day) {
    return (int) day.toEpochDay();
  }

  private static @Nullable UTF8String text(@Nullable String text) {
    return UTF8String.fromString(text);
  }

  private static @Nullable UTF8String stage(@Nullable Stage stage) {
    return stage == null ? null : text(stage.id());
  }
}
