package io.fivefifty.logs.format.events;

import io.fivefifty.logs.Addresses;
import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Delivery;
import io.fivefifty.logs.JsonRecord;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import io.fivefifty.logs.MailEvents;
import io.fivefifty.logs.Scratch;
import io.fivefifty.logs.Stamps;

/**
 * An attempt put together from the members of a JSON event, in whichever of its objects they stand.
 * Hot: all of it is copied into one array, on which the line then is; no object is made.
 */
final class JsonAttempt {

  final Delivery delivery = new Delivery();
  private final Scratch scratch = new Scratch();
  private int hostStart;
  private int hostEnd;

  /**
   * Reads the object that the line is; sets all of the frame but the time, since such events name
   * no host and no program.
   */
  static boolean frame(Line line, JsonRecord record) {
    int at = line.start;
    while (at < line.end && (line.bytes[at] == ' ' || line.bytes[at] == 0)) {
      at++;
    }
    line.hostStart = 0;
    line.hostEnd = 0;
    line.tagStart = 0;
    line.tagEnd = 0;
    line.textStart = at;
    return record.read(line.bytes, at, line.end);
  }

  /** Whether the field is a time, RFC 3339 or seconds since 1970; {@code stamps} then tells it. */
  static boolean isTime(JsonRecord record, int field, Stamps stamps) {
    byte[] b = record.decoded().bytes();
    int start = record.start(field);
    int end = record.end(field);
    return record.has(field)
        && (stamps.readIso(b, start, end) || stamps.readEpochSeconds(b, start, end))
        && stamps.end() == end;
  }

  /** Sets the line's time from the field; false where it is none. */
  static boolean readTime(Line line, JsonRecord record, int field, Stamps stamps) {
    if (!isTime(record, field, stamps)) {
      return false;
    }
    line.timeMicros = stamps.micros();
    return true;
  }

  /** Which of the words the field is, or -1. */
  static int wordOf(JsonRecord record, int field, byte[][] words) {
    for (int i = 0; i < words.length; i++) {
      if (record.is(field, words[i])) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the field begins with {@code word}. */
  static boolean startsWith(JsonRecord record, int field, byte[] word) {
    return record.has(field)
        && Bytes.startsWith(record.decoded().bytes(), record.start(field), record.end(field), word);
  }

  /**
   * The field as a number of at most nine digits, a fraction being dropped; -1 where it is none.
   */
  static int number(JsonRecord record, int field) {
    byte[] b = record.decoded().bytes();
    int at = record.start(field);
    int end = record.end(field);
    int value = 0;
    int most = Math.min(end, at + 9);
    int i = at;
    while (i < most && Bytes.isDigit(b[i])) {
      value = value * 10 + (b[i++] - '0');
    }
    return i == at || (i < end && b[i] != '.') ? -1 : value;
  }

  /** Begins with a message of which nothing is known, and whose sender no event tells. */
  void clear() {
    scratch.clear();
    hostStart = 0;
    hostEnd = 0;
    delivery.clear();
    delivery.senderStart = Delivery.NOWHERE;
    delivery.senderEnd = Delivery.NOWHERE;
  }

  void id(JsonRecord record, int field) {
    delivery.idStart = append(record, field);
    delivery.idEnd = scratch.length();
  }

  /** The host that wrote the event. */
  void host(JsonRecord record, int field) {
    hostStart = append(record, field);
    hostEnd = scratch.length();
  }

  /** The envelope sender; stays untold where the event has no such member. */
  void sender(JsonRecord record, int field) {
    if (record.has(field)) {
      delivery.senderStart =
          address(record.decoded().bytes(), record.start(field), record.end(field));
      delivery.senderEnd = scratch.length();
    }
  }

  void recipient(JsonRecord record, int field) {
    recipient(record.decoded().bytes(), record.start(field), record.end(field));
  }

  void recipient(byte[] b, int from, int to) {
    delivery.recipientStart = address(b, from, to);
    delivery.recipientEnd = scratch.length();
  }

  /** A recipient whose local part stands in a field of its own, or nowhere. */
  void recipient(JsonRecord record, int localPart, int domain) {
    delivery.recipientStart = append(record, localPart);
    scratch.append((byte) '@');
    append(record, domain);
    delivery.recipientEnd = scratch.length();
  }

  /** The remote host's name; where it is an address it is taken as such. */
  void relay(JsonRecord record, int field) {
    byte[] b = record.decoded().bytes();
    int start = record.start(field);
    int end = record.end(field);
    if (Addresses.isIp(b, start, end)) {
      ip(record, field);
      return;
    }
    if (end > start && b[end - 1] == '.') {
      end--;
    }
    delivery.relayStart = scratch.append(b, start, end);
    delivery.relayEnd = scratch.length();
  }

  /**
   * The remote host's address: {@code 192.0.2.1}, {@code 192.0.2.1:25}, {@code [2001:db8::1]:25}.
   */
  void ip(JsonRecord record, int field) {
    byte[] b = record.decoded().bytes();
    int start = record.start(field);
    int end = record.end(field);
    if (end > start && b[start] == '[') {
      start++;
      int close = Bytes.indexOf(b, start, end, (byte) ']');
      end = close < 0 ? start : close;
    } else {
      int colon = Bytes.indexOf(b, start, end, (byte) ':');
      if (colon >= 0 && Bytes.lastIndexOf(b, start, end, (byte) ':') == colon) {
        end = colon;
      }
    }
    if (Addresses.isIp(b, start, end)) {
      delivery.ipStart = scratch.append(b, start, end);
      delivery.ipEnd = scratch.length();
    }
  }

  /** Whether the remote host is told, by name or address. */
  boolean hasRelay() {
    return delivery.relayEnd > delivery.relayStart || delivery.ipEnd > delivery.ipStart;
  }

  /**
   * Puts the reply together from a text that begins with the code, or from a text and a code, and
   * an enhanced code that the text may lack.
   *
   * @param code a field, as is {@code enhanced}; a field that the event lacks may be named
   * @return false where there is no code, and so no reply
   */
  boolean reply(JsonRecord record, int code, int enhanced, int text) {
    beginReply();
    byte[] b = record.decoded().bytes();
    int start = CodedText.startOfText(b, record.start(text), record.end(text));
    int end = record.end(text);
    int told = CodedText.codeAt(b, record.start(code), record.end(code));
    if (told != 0 && told != CodedText.codeAt(b, start, end)) {
      add(b, record.start(code), record.end(code));
      add(' ');
      int enhancedStart = record.start(enhanced);
      int length = record.end(enhanced) - enhancedStart;
      if (length > 0 && !sameBytes(b, start, end, enhancedStart, length)) {
        add(b, enhancedStart, enhancedStart + length);
        add(' ');
      }
    }
    add(b, start, end);
    return endReply();
  }

  /** As {@link #reply(JsonRecord, int, int, int)}, of a text that has its code. */
  boolean reply(JsonRecord record, int text) {
    beginReply();
    byte[] b = record.decoded().bytes();
    add(b, CodedText.startOfText(b, record.start(text), record.end(text)), record.end(text));
    return endReply();
  }

  /** From here on {@link #add} adds to the reply. */
  void beginReply() {
    delivery.replyCode = 0;
    delivery.replyStart = scratch.length();
    delivery.replyEnd = scratch.length();
  }

  void add(char value) {
    scratch.append((byte) value);
  }

  /** Adds a part of the reply; what divides its lines becomes a blank. */
  void add(byte[] b, int from, int to) {
    int start = scratch.append(b, from, to);
    byte[] copied = scratch.bytes();
    for (int i = start; i < scratch.length(); i++) {
      if (copied[i] >= 0 && copied[i] < ' ') {
        copied[i] = ' ';
      }
    }
  }

  /** Sets the reply's code and end; false where it has no code. */
  boolean endReply() {
    byte[] b = scratch.bytes();
    int end = scratch.length();
    while (end > delivery.replyStart && b[end - 1] == ' ') {
      end--;
    }
    delivery.replyEnd = end;
    delivery.replyCode = CodedText.codeAt(b, delivery.replyStart, end);
    return delivery.replyCode != 0;
  }

  /** Whether a text that may begin with codes goes on with {@code words}. */
  static boolean saysFirst(JsonRecord record, int text, byte[] words) {
    byte[] b = record.decoded().bytes();
    int end = record.end(text);
    int start = CodedText.startOfWords(b, CodedText.startOfText(b, record.start(text), end), end);
    return Bytes.startsWith(b, start, end, words);
  }

  /** Tells the attempt, unless the remote host stands inside the house. */
  LineKind tell(Line line, MailEvents events) {
    if (Addresses.isInternal(scratch.bytes(), delivery.ipStart, delivery.ipEnd)) {
      return LineKind.INTERNAL_HOP;
    }
    line.set(scratch.bytes(), 0, scratch.length());
    line.textStart = 0;
    line.hostStart = hostStart;
    line.hostEnd = hostEnd;
    events.attempted(line, delivery);
    return LineKind.ATTEMPT;
  }

  private static boolean sameBytes(byte[] b, int from, int to, int other, int length) {
    if (to - from < length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (b[from + i] != b[other + i]) {
        return false;
      }
    }
    return true;
  }

  /** Copies an address, without its brackets and the name before them; returns where it begins. */
  private int address(byte[] b, int from, int to) {
    int start = from;
    int end = to;
    if (end > start && b[end - 1] == '>') {
      int open = Bytes.lastIndexOf(b, start, end, (byte) '<');
      if (open >= 0) {
        start = open + 1;
        end--;
      }
    }
    return scratch.append(b, start, end);
  }

  private int append(JsonRecord record, int field) {
    return scratch.append(record.decoded().bytes(), record.start(field), record.end(field));
  }
}
