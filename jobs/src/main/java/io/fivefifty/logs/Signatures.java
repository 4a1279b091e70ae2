package io.fivefifty.logs;

import java.util.Arrays;

/**
 * Which DKIM keys the house signs with, as signers beside the MTA log it. Hot: makes no object for
 * a key that is known. DNS cannot list selectors, so that the logs are the place to learn them
 * from.
 *
 * <ul>
 *   <li>OpenDKIM: {@code ID: DKIM-Signature field added (s=selector, d=domain)}
 *   <li>dkimpy-milter: {@code ID: rsa-sha256 DKIM signature added (s=selector d=domain)}
 *   <li>rspamd, in the line that it writes for each message ({@link RspamdSignatures})
 * </ul>
 */
final class Signatures {

  private static final byte[] OPENDKIM = Bytes.ascii("opendkim");
  private static final byte[] OPENDKIM_ADDED = Bytes.ascii("DKIM-Signature field added (s=");
  private static final byte[] OPENDKIM_DOMAIN = Bytes.ascii(", d=");
  private static final byte[] DKIMPY = Bytes.ascii("dkimpy-milter");
  private static final byte[] DKIMPY_ADDED = Bytes.ascii(" DKIM signature added (s=");
  private static final byte[] DKIMPY_DOMAIN = Bytes.ascii(" d=");
  private static final byte[] RSPAMD = Bytes.ascii("rspamd");

  /** A house that signs for its customers has some thousands. */
  private static final int MOST_KEYS = 1 << 16;

  /** {@code selector._domainkey.domain} has at most 253 characters (RFC 1035 section 2.3.4). */
  private static final int LONGEST_KEY = 253 - "._domainkey.".length() + 1;

  /** A message is signed with two keys at times (RFC 8463), by two domains at others. */
  private static final int MOST_KEYS_ON_A_LINE = 8;

  private final Names keys = new Names(MOST_KEYS, key -> key);
  private final byte[] read = new byte[MOST_KEYS_ON_A_LINE * LONGEST_KEY];
  private final int[] readEnds = new int[MOST_KEYS_ON_A_LINE];
  private int readCount;
  private final Visitor visitor;
  private long[] counts = new long[64];
  private int epochDay;

  /** Takes what {@link #drain} gives. */
  interface Visitor {
    void signed(int epochDay, String domain, String selector, long signatures);
  }

  /**
   * @param visitor takes the counts whenever a day is over, or there are too many
   */
  Signatures(Visitor visitor) {
    this.visitor = visitor;
  }

  /** Whether the line is one of these; {@link #count} then counts it. */
  boolean read(Line line) {
    readCount = 0;
    if (isProgram(line, OPENDKIM)) {
      readMilter(line, idEnd(line), OPENDKIM_ADDED, OPENDKIM_DOMAIN);
    } else if (isProgram(line, DKIMPY)) {
      readMilter(line, algorithmEnd(line), DKIMPY_ADDED, DKIMPY_DOMAIN);
    } else if (isProgram(line, RSPAMD)) {
      RspamdSignatures.read(line, this);
    }
    return readCount > 0;
  }

  /** Takes a key that an MTA told; {@link #count} then counts it. */
  boolean read(Line line, int domain, int domainEnd, int selector, int selectorEnd) {
    readCount = 0;
    add(line.bytes, domain, domainEnd, selector, selectorEnd);
    return readCount > 0;
  }

  /** Keeps the domain, a blank and the selector, where DNS can hold them. */
  void add(byte[] b, int domain, int domainEnd, int selector, int selectorEnd) {
    int length = domainEnd - domain + 1 + selectorEnd - selector;
    if (length > LONGEST_KEY
        || readCount == MOST_KEYS_ON_A_LINE
        || !isName(b, domain, domainEnd)
        || !isName(b, selector, selectorEnd)) {
      return;
    }
    int at = readCount == 0 ? 0 : readEnds[readCount - 1];
    System.arraycopy(b, domain, read, at, domainEnd - domain);
    at += domainEnd - domain;
    read[at++] = ' ';
    System.arraycopy(b, selector, read, at, selectorEnd - selector);
    readEnds[readCount++] = at + selectorEnd - selector;
  }

  private void readMilter(Line line, int at, byte[] words, byte[] domainWord) {
    if (at < 0 || !line.has(at, words) || line.bytes[line.end - 1] != ')') {
      return;
    }
    int selector = at + words.length;
    int selectorEnd = line.find(selector, (char) domainWord[0]);
    if (selectorEnd >= 0 && line.has(selectorEnd, domainWord)) {
      add(line.bytes, selectorEnd + domainWord.length, line.end - 1, selector, selectorEnd);
    }
  }

  /** Behind {@code ID: }, or -1. */
  private static int idEnd(Line line) {
    int end = wordEnd(line, line.textStart);
    boolean isId =
        end > line.textStart
            && end + 1 < line.end
            && line.bytes[end] == ':'
            && line.bytes[end + 1] == ' ';
    return isId ? end + 2 : -1;
  }

  /** Behind {@code ID: rsa-sha256}, or -1. */
  private static int algorithmEnd(Line line) {
    int at = idEnd(line);
    int end = at < 0 ? -1 : line.find(at, ' ');
    int dash = end < 0 ? -1 : wordEnd(line, at);
    boolean isAlgorithm =
        dash > at && line.bytes[dash] == '-' && wordEnd(line, dash + 1) == end && dash + 1 < end;
    return isAlgorithm ? end : -1;
  }

  private static int wordEnd(Line line, int from) {
    int end = from;
    while (end < line.end && Bytes.isAlphanumeric(line.bytes[end])) {
      end++;
    }
    return end;
  }

  /** The program, or an instance of it under a name such as {@code opendkim-customers}. */
  private static boolean isProgram(Line line, byte[] name) {
    if (!Bytes.startsWith(line.bytes, line.tagStart, line.tagEnd, name)) {
      return false;
    }
    int end = line.tagStart + name.length;
    return end == line.tagEnd || line.bytes[end] == '-';
  }

  private static boolean isName(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Bytes.isAlphanumeric(b[i]) && b[i] != '.' && b[i] != '-' && b[i] != '_') {
        return false;
      }
    }
    return from < to;
  }

  /** Counts the keys of the line that was read last. */
  void count(int lineEpochDay) {
    int from = 0;
    for (int i = 0; i < readCount; i++) {
      count(lineEpochDay, from, readEnds[i]);
      from = readEnds[i];
    }
  }

  private void count(int lineEpochDay, int from, int to) {
    if (lineEpochDay != epochDay || keys.isFull()) {
      drain();
      epochDay = lineEpochDay;
    }
    int number = keys.number(read, from, to);
    if (number >= counts.length) {
      counts = Arrays.copyOf(counts, 2 * counts.length);
    }
    counts[number]++;
  }

  /** Tells the counts and forgets them. */
  void drain() {
    for (int number = 0; number < keys.size(); number++) {
      String name = keys.name(number);
      int blank = name.indexOf(' ');
      visitor.signed(epochDay, name.substring(0, blank), name.substring(blank + 1), counts[number]);
    }
    keys.clear();
    Arrays.fill(counts, 0);
  }
}
