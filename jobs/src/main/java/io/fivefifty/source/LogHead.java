package io.fivefifty.source;

import io.fivefifty.logs.Dress;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineScanner;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.Stamps;
import io.fivefifty.logs.format.Formats;
import io.fivefifty.source.stored.Peel;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Tells from a file's first lines what it is. */
final class LogHead {

  /**
   * Bytes of content in which an MTA must have said something. Of a line that is too long to be one
   * of a log only the beginning counts, so that it does not hide the lines after it.
   */
  private static final long LONGEST_HEAD = 4 * 1024 * 1024;

  /** Bytes to read at most, where there is nothing but such a line. */
  private static final long MOST_READ = 256 * 1024 * 1024;

  /** Where so many lines from the start wear no dress, it is no log. */
  private static final int UNDRESSED_LINES = 200;

  /** What so many lines say is believed. */
  private static final int ENOUGH_LINES = 100;

  private final MailLogOptions options;

  LogHead(MailLogOptions options) {
    this.options = options;
  }

  /**
   * What the head tells.
   *
   * @param firstMicros the time of the first line that has one, or {@code Long.MAX_VALUE}
   * @param beginning a checksum of the content up to the first line that has a time; the same log
   *     begins the same
   * @param header the line that names the columns, or null
   */
  record Head(
      String path,
      long bytes,
      long modifiedMillis,
      boolean compressed,
      boolean splittable,
      long firstMicros,
      long beginning,
      @Nullable String format,
      LogFormat.Needs needs,
      @Nullable String header,
      @Nullable String trouble) {

    LogFile file(int rank, @Nullable String duplicateOf) {
      boolean follows = needs == LogFormat.Needs.LINES_BEFORE;
      return new LogFile(
          path,
          bytes,
          modifiedMillis,
          compressed,
          splittable && !follows,
          rank,
          format,
          header,
          follows ? path.substring(0, path.lastIndexOf('/') + 1) : null,
          duplicateOf,
          trouble);
    }
  }

  /**
   * @param path where the content stands
   * @param bytes its size as stored
   */
  Head read(String path, long bytes, Peel peel, InputStream content) throws IOException {
    Recognition recognition =
        new Recognition(
            options.format().equals(MailLogOptions.AUTO)
                ? Formats.all()
                : List.of(Formats.named(options.format())),
            new Dress(
                new Stamps(ZoneId.of(options.zone()), Instant.ofEpochMilli(peel.writtenMillis()))));
    LineScanner scanner = new LineScanner(content, 0, MOST_READ);
    Line line = new Line();
    CRC32C beginning = new CRC32C();
    int framed = 0;
    long seen = 0;
    for (int lines = 0;
        seen < LONGEST_HEAD && recognition.lines() < ENOUGH_LINES && scanner.next(line);
        lines++, seen += line.end - line.start) {
      if (recognition.firstMicros() == Long.MAX_VALUE) {
        beginning.update(line.bytes, line.start, line.end - line.start);
      }
      if (!line.tooLong && line.end > line.start && recognition.read(line)) {
        framed++;
      } else if (lines - framed >= UNDRESSED_LINES && framed < lines / 10) {
        break;
      }
    }
    List<LogFormat> found =
        options.format().equals(MailLogOptions.AUTO) || framed == 0
            ? recognition.found()
            : List.of(Formats.named(options.format()));
    boolean unreadable = found.isEmpty() && scanner.damage() != null;
    return new Head(
        path,
        bytes,
        peel.writtenMillis(),
        peel.isCompressed(),
        peel.splittable(),
        recognition.firstMicros(),
        beginning.getValue(),
        found.isEmpty() ? null : Formats.together(found),
        needs(found),
        found.isEmpty() ? null : recognition.header(found.get(0)),
        unreadable ? "cannot be read: " + scanner.damage() : null);
  }

  /** Of a file that several share, what the most demanding of them needs. */
  private static LogFormat.Needs needs(List<LogFormat> found) {
    return found.stream()
        .map(LogFormat::needs)
        .max(Comparator.naturalOrder())
        .orElse(LogFormat.Needs.NOTHING);
  }
}
