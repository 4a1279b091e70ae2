package io.fivefifty.logs.format.qmail;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Line;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries that qmail has begun and not ended, by host and delivery number. Where more are
 * under way than any qmail runs at once, the oldest are forgotten.
 */
final class QmailDeliveries {

  private static final int MOST = 1 << 14;

  /** RFC 5321 section 4.5.3.1.3 allows 256. */
  private static final int LONGEST_RECIPIENT = 1024;

  /** What a {@code starting delivery} line said. */
  static final class Started {
    final byte[] message;
    final byte[] recipient;
    final boolean remote;

    private Started(byte[] message, byte[] recipient, boolean remote) {
      this.message = message;
      this.recipient = recipient;
      this.remote = remote;
    }
  }

  private final Map<Long, Started> started =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Started> eldest) {
          return size() > MOST;
        }
      };

  /** A delivery begins, in place of any of the same number. */
  void begin(Line line, int number, int numberEnd, int message, int messageEnd, int recipient) {
    begin(line, number, numberEnd, message, messageEnd, recipient, true);
  }

  /** A delivery to this host begins. */
  void beginLocal(Line line, int number, int numberEnd, int message, int messageEnd) {
    begin(line, number, numberEnd, message, messageEnd, line.end, false);
  }

  private void begin(
      Line line,
      int number,
      int numberEnd,
      int message,
      int messageEnd,
      int recipient,
      boolean remote) {
    Long key = key(line, number, numberEnd);
    started.remove(key); // so that it stands behind the others again
    started.put(
        key,
        new Started(
            Arrays.copyOfRange(line.bytes, message, messageEnd),
            Arrays.copyOfRange(
                line.bytes, recipient, Math.min(line.end, recipient + LONGEST_RECIPIENT)),
            remote));
  }

  /** What began under the number, which is free again; null where that was not read. */
  @Nullable Started end(Line line, int number, int numberEnd) {
    return started.remove(key(line, number, numberEnd));
  }

  private static Long key(Line line, int number, int numberEnd) {
    long host = Bytes.hash(line.bytes, line.hostStart, line.hostEnd, 0);
    return Bytes.hash(line.bytes, number, numberEnd, host);
  }
}
