package io.fivefifty.logs.format.exim;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Line;
import io.fivefifty.logs.LineKind;
import org.jspecify.annotations.Nullable;

/**
 * The first words of lines that Exim writes about no message, as far as they are its own. What a
 * site's access rules write ({@code log_message}, {@code logwrite}) may be any text.
 */
final class EximWords {

  private static final byte[][] OF_STRANGERS =
      words("H=", "U=", "F=<", "rejected ", "refused connection from ", "unqualified ");

  private static final byte[][] OF_ITSELF =
      words(
          "Start queue run",
          "End queue run",
          "SMTP ",
          "TLS error on ",
          "no host name found for IP address ",
          "no IP address found for host ",
          "unexpected disconnection",
          "Connection from ",
          "cwd=",
          "daemon: ",
          "DKIM: ",
          "SIGHUP received",
          "Exim configuration error",
          "Cannot open main log file ",
          "Failed to get write lock ",
          "Failed to create directory ",
          "socket bind() to port ",
          "ETRN ",
          "VRFY ",
          "EXPN ");

  private static final byte[] EXIM = Bytes.ascii("exim ");

  private EximWords() {}

  /** What a line about no message is, null where the words are not known. */
  static @Nullable LineKind kind(Line line, int at) {
    if (beginsWith(OF_STRANGERS, line, at)) {
      return LineKind.INBOUND;
    }
    if (beginsWith(OF_ITSELF, line, at)) {
      return LineKind.MESSAGE;
    }
    int version = at + EXIM.length;
    boolean starts = line.has(at, EXIM) && version < line.end && Bytes.isDigit(line.bytes[version]);
    return starts ? LineKind.MESSAGE : null; // exim 4.96 daemon started: pid=44, …
  }

  private static boolean beginsWith(byte[][] words, Line line, int at) {
    for (byte[] word : words) {
      if (line.has(at, word)) {
        return true;
      }
    }
    return false;
  }

  private static byte[][] words(String... words) {
    byte[][] bytes = new byte[words.length][];
    for (int i = 0; i < words.length; i++) {
      bytes[i] = Bytes.ascii(words[i]);
    }
    return bytes;
  }
}
