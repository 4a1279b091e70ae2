package io.fivefifty.generator;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes events as whole lines. Hot: stamps are formatted once a second. */
final class Dresser {
  private static final DateTimeFormatter RFC3164_DAY =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Dress dress;
  private long second = Long.MIN_VALUE;
  private byte[] bsdStamp = {};
  private byte[] isoStamp = {};

  Dresser(Dress dress) {
    this.dress = dress;
  }

  void write(Bytes out, Event event) {
    long eventSecond = event.timeMicros() / 1_000_000;
    if (eventSecond != second) {
      second = eventSecond;
      Instant instant = Instant.ofEpochSecond(second);
      bsdStamp = RFC3164_DAY.format(instant).getBytes(StandardCharsets.US_ASCII);
      isoStamp = ISO.format(instant).getBytes(StandardCharsets.US_ASCII);
    }
    switch (dress) {
      case RFC3164 -> plain(out.add(bsdStamp), event);
      case PRI_RFC3164 -> plain(out.add("<22>").add(bsdStamp), event);
      case RFC3339 -> plain(isoMicros(out, event), event);
      case PRI_RFC3339 -> plain(isoMicros(out.add("<22>"), event), event);
      case JOURNALD_SHORT_ISO -> plain(out.add(isoStamp).add("+0000"), event);
      case RFC5424 -> rfc5424(out, event);
      case JOURNALD_JSON -> journaldJson(out, event);
      case RSYSLOG_JSON -> rsyslogJson(out, event);
    }
    out.addByte('\n');
  }

  private Bytes isoMicros(Bytes out, Event event) {
    out.add(isoStamp).addByte('.').addNumber(event.timeMicros() % 1_000_000, 6);
    return out.add("+00:00");
  }

  private static void plain(Bytes out, Event event) {
    out.addByte(' ').add(event.host().nameBytes()).addByte(' ');
    tagWithPid(out, event).addByte(' ').add(event.text());
  }

  private static Bytes tagWithPid(Bytes out, Event event) {
    out.add(event.host().tag(event.program())).addByte('[').addNumber(event.pid());
    return out.add("]:");
  }

  private void rfc5424(Bytes out, Event event) {
    Host host = event.host();
    isoMicros(out.add("<22>1 "), event).addByte(' ').add(host.nameBytes()).addByte(' ');
    out.add(host.applicationName(event.program())).addByte(' ').addNumber(event.pid());
    // Some rsyslog templates keep the blank that stood behind the tag.
    out.add(host.index() % 2 == 0 ? " - - " : " - -  ").add(event.text());
  }

  private static void journaldJson(Bytes out, Event event) {
    boolean messageFirst = event.host().index() % 2 == 1;
    out.addByte('{');
    if (messageFirst) {
      journaldMessage(out, event).addByte(',');
    }
    out.add("\"__REALTIME_TIMESTAMP\":\"").addNumber(event.timeMicros());
    out.add("\",\"PRIORITY\":\"6\",\"SYSLOG_FACILITY\":\"2\",\"_HOSTNAME\":\"");
    out.add(event.host().nameBytes()).add("\",\"SYSLOG_IDENTIFIER\":\"");
    out.add(event.host().tag(event.program())).add("\",\"SYSLOG_PID\":\"");
    out.addNumber(event.pid()).add("\",\"_PID\":\"").addNumber(event.pid()).addByte('"');
    if (!messageFirst) {
      journaldMessage(out.addByte(','), event);
    }
    out.addByte('}');
  }

  /** What is not UTF-8 becomes an array of bytes (systemd's journal export formats). */
  private static Bytes journaldMessage(Bytes out, Event event) {
    out.add("\"MESSAGE\":");
    if (isUtf8(event.text())) {
      return Json.addString(out.addByte('"'), event.text()).addByte('"');
    }
    out.addByte('[');
    for (int i = 0; i < event.text().length; i++) {
      out.add(i == 0 ? "" : ",").addNumber(event.text()[i] & 0xff);
    }
    return out.addByte(']');
  }

  private void rsyslogJson(Bytes out, Event event) {
    isoMicros(out.add("{\"@timestamp\":\""), event).add("\",\"host\":\"");
    out.add(event.host().nameBytes());
    out.add("\",\"severity\":\"info\",\"facility\":\"mail\",\"tag\":\"");
    tagWithPid(out, event).add("\",\"message\":\" ");
    Json.addString(out, event.text()).add("\"}");
  }

  private static boolean isUtf8(byte[] text) {
    boolean isAscii = true;
    for (byte b : text) {
      isAscii &= b >= 0;
    }
    if (isAscii) {
      return true;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
