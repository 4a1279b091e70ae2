package io.fivefifty.source;

import io.fivefifty.logs.Delivery;
import io.fivefifty.logs.Dress;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.LineScanner;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.MailEvents;
import io.fivefifty.logs.Stamps;
import io.fivefifty.logs.format.Formats;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
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

  private final MailLogOptions options;

  LogHead(MailLogOptions options) {
    this.options = options;
  }

  /**
   * What the head tells.
   *
   * @param firstMicros the time of the first line that has one, or {@code Long.MAX_VALUE}
   * @param firstLine a checksum of the content's first line; the same log begins the same
   */
  record Head(
      String path,
      long bytes,
      long modifiedMillis,
      boolean compressed,
      boolean splittable,
      long firstMicros,
      long firstLine,
      @Nullable String format,
      @Nullable String trouble) {

    LogFile file(int rank, @Nullable String duplicateOf) {
      return new LogFile(
          path, bytes, modifiedMillis, compressed, splittable, rank, format, duplicateOf, trouble);
    }
  }

  /**
   * @param path where the content stands
   * @param bytes its size as stored
   */
  Head read(String path, long bytes, Peel peel, InputStream content) throws IOException {
    Dress dress =
        new Dress(
            new Stamps(ZoneId.of(options.zone()), Instant.ofEpochMilli(peel.writtenMillis())));
    List<LogFormat> formats = Formats.all();
    int[] known = new int[formats.size()];
    LineScanner scanner = new LineScanner(content, 0, MOST_READ);
    Line line = new Line();
    long firstMicros = Long.MAX_VALUE;
    long firstLine = 0;
    int dressed = 0;
    int recognised = 0;
    long seen = 0;
    for (int lines = 0;
        seen < LONGEST_HEAD && recognised < 100 && scanner.next(line);
        lines++, seen += line.end - line.start) {
      if (lines == 0) {
        firstLine = checksum(line);
      }
      if (!line.tooLong && line.end > line.start && dress.read(line)) {
        dressed++;
        firstMicros = Math.min(firstMicros, line.timeMicros);
        recognised += recognise(line, formats, known);
      } else if (lines - dressed >= UNDRESSED_LINES && dressed < lines / 10) {
        break;
      }
    }
    String format = format(formats, known, dressed);
    boolean unreadable = format == null && scanner.damage() != null;
    return new Head(
        path,
        bytes,
        peel.writtenMillis(),
        peel.isCompressed(),
        peel.splittable(),
        firstMicros,
        firstLine,
        format,
        unreadable ? "cannot be read: " + scanner.damage() : null);
  }

  private static int recognise(Line line, List<LogFormat> formats, int[] known) {
    int recognised = 0;
    for (int i = 0; i < known.length; i++) {
      LineKind kind = formats.get(i).read(line, DEAF);
      if (kind != LineKind.OTHER_PROGRAM && kind != LineKind.MALFORMED) {
        known[i]++;
        recognised = 1;
      }
    }
    return recognised;
  }

  private @Nullable String format(List<LogFormat> formats, int[] known, int dressed) {
    if (!options.format().equals(MailLogOptions.AUTO)) {
      return dressed > 0 ? options.format() : null;
    }
    int best = 0;
    for (int i = 1; i < known.length; i++) {
      if (known[i] > known[best]) {
        best = i;
      }
    }
    return known[best] > 0 ? formats.get(best).name() : null;
  }

  private static long checksum(Line line) {
    CRC32C crc = new CRC32C();
    crc.update(line.bytes, line.start, line.end - line.start);
    return crc.getValue();
  }

  private static final MailEvents DEAF =
      new MailEvents() {
        @Override
        public void opened(Line line, int idStart, int idEnd, int from, int to) {}

        @Override
        public void closed(Line line, int idStart, int idEnd) {}

        @Override
        public void attempted(Line line, Delivery delivery) {}
      };
}
