package io.fivefifty.logs;

/**
 * The line that rspamd writes for each message, through syslog:
 *
 * <pre>
 * &lt;8ebb83&gt;; task; rspamd_task_write_log: id: &lt;…&gt;, qid: &lt;…&gt;, ip: …, from: &lt;…&gt;,
 *   (default: F (no action): [-0.10/15.00] [MIME_GOOD(-0.10){text/plain;},
 *   DKIM_SIGNED(0.00){shop.example:s=s2026a;}]), len: 1523, time: 40.1ms, …
 * </pre>
 *
 * <p>The module dkim_signing gives the symbol {@code DKIM_SIGNED} one option for each signature,
 * {@code domain:s=selector}; it has no line of its own at the usual log level. Senders write the
 * message id, and may have a part in options of other symbols: a line in which the words stand
 * twice tells nothing.
 *
 * <p>Source: rspamd's dkim_signing.lua, logging.inc and task.c.
 */
final class RspamdSignatures {

  private static final byte[] WRITE_LOG = Bytes.ascii("; rspamd_task_write_log: id: <");
  private static final byte[] RESULT = Bytes.ascii("(default: ");
  private static final byte[] SIGNED = Bytes.ascii("DKIM_SIGNED(");
  private static final byte[] OPTIONS = Bytes.ascii("){");
  private static final byte[] SELECTOR = Bytes.ascii(":s=");

  /** {@code <8ebb83>; rspamd_proxy} is longer than any that rspamd has. */
  private static final int LONGEST_HEAD = 64;

  private RspamdSignatures() {}

  static void read(Line line, Signatures signatures) {
    int result = writesLog(line) ? only(line, line.textStart, RESULT) : -1;
    int signed = result < 0 ? -1 : only(line, result, SIGNED);
    if (signed < 0 || (line.bytes[signed - 1] != ',' && line.bytes[signed - 1] != '[')) {
      return;
    }
    int close = line.find(signed, ')');
    if (close < 0 || !line.has(close, OPTIONS)) {
      return;
    }
    int option = close + OPTIONS.length;
    for (int end = line.find(option, ';'); end >= 0; end = line.find(option, ';')) {
      int colon = Bytes.indexOf(line.bytes, option, end, (byte) ':');
      if (colon < 0 || !line.has(colon, SELECTOR)) {
        return;
      }
      signatures.add(line.bytes, option, colon, colon + SELECTOR.length, end);
      option = end + 1;
    }
  }

  /** Whether {@code <tag>; module; rspamd_task_write_log} begins the text. */
  private static boolean writesLog(Line line) {
    byte[] b = line.bytes;
    int at = line.textStart;
    if (at >= line.end || b[at] != '<') {
      return false;
    }
    int to = Math.min(line.end, at + LONGEST_HEAD);
    int first = Bytes.indexOf(b, at, to, (byte) ';');
    int second = first < 0 ? -1 : Bytes.indexOf(b, first + 1, to, (byte) ';');
    return second >= 0 && line.has(second, WRITE_LOG);
  }

  /** The only place where the words stand; -1 where they stand twice, or not at all. */
  private static int only(Line line, int from, byte[] words) {
    int at = line.find(from, words);
    return at >= 0 && line.find(at + words.length, words) < 0 ? at : -1;
  }
}
