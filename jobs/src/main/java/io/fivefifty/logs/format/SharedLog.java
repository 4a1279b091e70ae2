package io.fivefifty.logs.format;

import static java.util.stream.Collectors.joining;

import io.fivefifty.logs.Dress;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.logs.MailEvents;
import java.util.List;

/**
 * A syslog file into which several MTAs write, as on a central log host. Hot: the format that knew
 * the line before is asked first, and each knows its own lines by their program's name.
 */
final class SharedLog implements LogFormat {

  private final LogFormat[] formats;
  private int last;

  /**
   * @param formats the first of them finds the lines' frames
   */
  SharedLog(List<LogFormat> formats) {
    this.formats = formats.toArray(LogFormat[]::new);
  }

  @Override
  public String name() {
    return List.of(formats).stream().map(LogFormat::name).collect(joining("+"));
  }

  @Override
  public boolean frame(Line line, Dress dress) {
    return formats[0].frame(line, dress);
  }

  @Override
  public LineKind read(Line line, MailEvents events) {
    LineKind kind = formats[last].read(line, events);
    for (int i = 0; kind == LineKind.OTHER_PROGRAM && i < formats.length; i++) {
      if (i != last) {
        kind = formats[i].read(line, events);
        if (kind != LineKind.OTHER_PROGRAM) {
          last = i;
        }
      }
    }
    return kind;
  }
}
