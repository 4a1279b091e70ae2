package io.fivefifty.logs;

import java.util.Arrays;

/**
 * Which DKIM keys the house signs with, as OpenDKIM logs it: {@code ID: DKIM-Signature field added
 * (s=selector, d=domain)}. Hot: makes no object for a key that is known. DNS cannot list selectors,
 * so that the logs are the place to learn them from.
 */
final class Signatures {

  private static final byte[] OPENDKIM = Bytes.ascii("opendkim");
  private static final byte[] ADDED = Bytes.ascii(": DKIM-Signature field added (s=");
  private static final byte[] DOMAIN = Bytes.ascii(", d=");

  /** A house that signs for its customers has some thousands. */
  private static final int MOST_KEYS = 1 << 16;

  /** {@code selector._domainkey.domain} has at most 253 characters (RFC 1035 section 2.3.4). */
  private static final int LONGEST_KEY = 253 - "._domainkey.".length() + 1;

  private final Names keys = new Names(MOST_KEYS, key -> key);
  private final byte[] key = new byte[LONGEST_KEY];
  private final Visitor visitor;
  private long[] counts = new long[64];
  private int epochDay;
  private int length;

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
    length = keyOf(line);
    return length > 0;
  }

  /** Puts the domain, a blank and the selector into {@link #key}; 0 where the line has none. */
  private int keyOf(Line line) {
    if (!isSigner(line)) {
      return 0;
    }
    byte[] b = line.bytes;
    int idEnd = line.textStart;
    while (idEnd < line.end && Bytes.isAlphanumeric(b[idEnd])) {
      idEnd++;
    }
    if (idEnd == line.textStart || !line.has(idEnd, ADDED) || b[line.end - 1] != ')') {
      return 0;
    }
    int selector = idEnd + ADDED.length;
    int selectorEnd = line.find(selector, ',');
    if (selectorEnd < 0 || !line.has(selectorEnd, DOMAIN)) {
      return 0;
    }
    int domain = selectorEnd + DOMAIN.length;
    int keyLength = line.end - 1 - domain + 1 + selectorEnd - selector;
    if (keyLength > LONGEST_KEY
        || !isName(b, selector, selectorEnd)
        || !isName(b, domain, line.end - 1)) {
      return 0;
    }
    System.arraycopy(b, domain, key, 0, line.end - 1 - domain);
    key[line.end - 1 - domain] = ' ';
    System.arraycopy(b, selector, key, line.end - domain, selectorEnd - selector);
    return keyLength;
  }

  /** The program, or an instance of it under a name such as {@code opendkim-customers}. */
  private static boolean isSigner(Line line) {
    if (!Bytes.startsWith(line.bytes, line.tagStart, line.tagEnd, OPENDKIM)) {
      return false;
    }
    int end = line.tagStart + OPENDKIM.length;
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

  /** Counts the line that was read last. */
  void count(int lineEpochDay) {
    if (lineEpochDay != epochDay || keys.isFull()) {
      drain();
      epochDay = lineEpochDay;
    }
    int number = keys.number(key, 0, length);
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
