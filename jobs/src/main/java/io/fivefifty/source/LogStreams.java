package io.fivefifty.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/** Opens logs on any of Hadoop's file systems; what is compressed is told from its first bytes. */
final class LogStreams {

  private static final int BUFFER = 64 * 1024;

  /** Seconds since 1970 when gzip's input was last written (RFC 1952 section 2.3.1): four bytes. */
  private static final int GZIP_TIME = 4;

  private LogStreams() {}

  /** The content's first bytes say how it is stored. */
  record Kind(boolean compressed, long modifiedMillis) {}

  /**
   * How the file is stored, and when its content was last written where it tells: a compressed copy
   * remembers the time of what it was made from.
   */
  static Kind kind(Configuration hadoop, String path, long modifiedMillis) throws IOException {
    try (FSDataInputStream in = open(hadoop, path)) {
      byte[] head = in.readNBytes(10);
      if (!isGzip(head)) {
        return new Kind(false, modifiedMillis);
      }
      long seconds = 0;
      for (int i = 3; i >= 0; i--) {
        seconds = seconds << 8 | (head[GZIP_TIME + i] & 0xFF);
      }
      return new Kind(true, seconds == 0 ? modifiedMillis : seconds * 1000);
    }
  }

  /** The content from {@code start} on; {@code start} is 0 for what is compressed. */
  static InputStream content(Configuration hadoop, String path, long start) throws IOException {
    FSDataInputStream in = open(hadoop, path);
    try {
      if (start > 0) {
        in.seek(start);
        return in;
      }
      byte[] head = in.readNBytes(10);
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
      return isGzip(head) ? new GZIPInputStream(whole, BUFFER) : whole;
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static FSDataInputStream open(Configuration hadoop, String path) throws IOException {
    Path file = new Path(path);
    return file.getFileSystem(hadoop).open(file, BUFFER);
  }

  private static boolean isGzip(byte[] head) {
    return head.length == 10 && Arrays.equals(head, 0, 3, new byte[] {0x1F, (byte) 0x8B, 8}, 0, 3);
  }
}
