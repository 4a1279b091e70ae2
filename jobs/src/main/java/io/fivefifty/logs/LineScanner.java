package io.fivefifty.logs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into lines. Hot. A line belongs to the part of a file in which its first byte lies,
 * so parts that meet read every line once.
 *
 * <p>Memory is bounded: of a line longer than {@link #LONGEST_LINE} only the beginning is kept, and
 * the line is marked.
 */
public final class LineScanner {

  /**
   * In bytes. Postfix cuts its lines at 2,000; JSON with a message as numbers needs 4 times that.
   */
  public static final int LONGEST_LINE = 128 * 1024;

  private static final int BUFFER = 2 * LONGEST_LINE;

  private final InputStream in;
  private final long endOffset;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int filled;
  private long bufferOffset;
  private boolean ended;
  private @Nullable String damage;

  /**
   * @param in stands at {@code startOffset - 1}, or at 0 where that is 0
   * @param startOffset the first byte of the part, counted in the file
   * @param endOffset the byte after its last; lines that begin there or later are not read
   */
  public LineScanner(InputStream in, long startOffset, long endOffset) throws IOException {
    this.in = in;
    bufferOffset = Math.max(0, startOffset - 1);
    if (startOffset > 0) {
      skipLine();
    } else if (fill() && startsWithByteOrderMark()) {
      at = 3;
    }
    // The line behind the mark begins with it: no later part reads that line.
    this.endOffset = at == 3 && startOffset == 0 ? Math.max(endOffset, 4) : endOffset;
  }

  /**
   * Moves {@code line} to the next line; false at the end of the part. The line is good until the
   * next call.
   */
  public boolean next(Line line) throws IOException {
    if (bufferOffset + at >= endOffset || (at == filled && !fill())) {
      return false;
    }
    line.offset = bufferOffset + at;
    line.tooLong = false;
    int searched = at;
    int newline;
    while ((newline = Bytes.indexOf(buffer, searched, filled, (byte) '\n')) < 0) {
      if (filled - at > LONGEST_LINE) {
        cutLongLine(line);
        return true;
      }
      int kept = filled - at;
      if (!fill()) {
        newline = filled;
        break;
      }
      searched = at + kept;
    }
    if (newline - at > LONGEST_LINE) {
      cutLongLine(line);
      return true;
    }
    int end = newline;
    if (end > at && buffer[end - 1] == '\r') {
      end--;
    }
    line.set(buffer, at, end);
    at = Math.min(newline + 1, filled);
    return true;
  }

  /** Why the content could not be read to its end, or null; what came before was read. */
  public @Nullable String damage() {
    return damage;
  }

  /** How many bytes of the file lie before the next line, from the file's start. */
  public long position() {
    return bufferOffset + at;
  }

  /** Keeps the line's beginning aside while the rest is passed over. */
  private void cutLongLine(Line line) throws IOException {
    line.set(Arrays.copyOfRange(buffer, at, at + LONGEST_LINE), 0, LONGEST_LINE);
    line.tooLong = true;
    skipLine();
  }

  private void skipLine() throws IOException {
    while (true) {
      int newline = Bytes.indexOf(buffer, at, filled, (byte) '\n');
      if (newline >= 0) {
        at = newline + 1;
        return;
      }
      at = filled;
      if (!fill()) {
        return;
      }
    }
  }

  /** Reads on behind what is still unread, which moves to the front; false at the stream's end. */
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    System.arraycopy(buffer, at, buffer, 0, filled - at);
    bufferOffset += at;
    filled -= at;
    at = 0;
    int before = filled;
    try {
      while (filled < BUFFER) {
        int read = in.read(buffer, filled, BUFFER - filled);
        if (read < 0) {
          ended = true;
          break;
        }
        filled += read;
      }
    } catch (DamagedContentException e) {
      ended = true;
      damage = e.getMessage();
    }
    return filled > before;
  }

  private boolean startsWithByteOrderMark() {
    return filled >= 3
        && buffer[0] == (byte) 0xEF
        && buffer[1] == (byte) 0xBB
        && buffer[2] == (byte) 0xBF;
  }
}
