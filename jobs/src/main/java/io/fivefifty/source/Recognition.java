package io.fivefifty.source;

import io.fivefifty.logs.Dress;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.MailEvents;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tries each line of a file's head on all formats, and counts who knows them. */
final class Recognition {

  private final List<LogFormat> formats;
  private final Dress dress;
  private final Map<LogFormat, Integer> known = new HashMap<>();
  private final Map<LogFormat, String> headers = new HashMap<>();
  private final Set<LogFormat> begun = new HashSet<>();
  private int lines;
  private long firstMicros = Long.MAX_VALUE;

  Recognition(List<LogFormat> formats, Dress dress) {
    this.formats = formats;
    this.dress = dress;
  }

  /** Takes the next line; false where no format finds a frame around it. */
  boolean read(Line line) {
    byte[] bytes = line.bytes;
    int start = line.start;
    int end = line.end;
    boolean framed = false;
    boolean recognised = false;
    for (LogFormat format : formats) {
      line.set(bytes, start, end);
      if (format.frame(line, dress)) {
        framed = true;
        recognised |= recognise(line, format);
      }
    }
    line.set(bytes, start, end);
    if (recognised) {
      lines++;
    }
    return framed;
  }

  private boolean recognise(Line line, LogFormat format) {
    LineKind kind = format.read(line, MailEvents.NOBODY);
    if (kind == LineKind.HEADER) {
      if (!begun.contains(format)) {
        headers.put(format, line.text(line.start, line.end));
      }
    } else {
      begun.add(format);
      firstMicros = Math.min(firstMicros, line.timeMicros);
    }
    if (kind == LineKind.OTHER_PROGRAM || kind == LineKind.MALFORMED) {
      return false;
    }
    known.merge(format, 1, Integer::sum);
    return true;
  }

  /** How many lines at least one format knows. */
  int lines() {
    return lines;
  }

  /** The earliest time on a line, {@code Long.MAX_VALUE} where there is none. */
  long firstMicros() {
    return firstMicros;
  }

  /**
   * The line that names this format's columns, or null. Where several lines head the file, the last
   * of them does (W3C's {@code #Software}, {@code #Date}, {@code #Fields}).
   */
  @Nullable String header(LogFormat format) {
    return headers.get(format);
  }

  /** Who knows lines of this file, most lines first: one, or some that share files. */
  List<LogFormat> found() {
    List<LogFormat> found = new ArrayList<>(formats);
    found.removeIf(format -> !known.containsKey(format));
    found.sort(Comparator.comparing(format -> -known.getOrDefault(format, 0)));
    if (found.size() > 1) {
      boolean shared = found.get(0).sharesFiles();
      found.removeIf(format -> !format.equals(found.get(0)) && !(shared && format.sharesFiles()));
    }
    return found;
  }
}
