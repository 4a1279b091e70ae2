package io.fivefifty.logs;

/**
 * One line of a log, as a cursor over somebody's bytes. Hot: one object serves a whole split, its
 * fields are plain on purpose.
 *
 * <p>A {@link LineScanner} sets the bytes, {@link Dress} finds the frame that syslog put around the
 * text, a {@link LogFormat} reads the text.
 */
public final class Line {

  /** The time of a line that bears none, such as one that goes on with the line before it. */
  public static final long NO_TIME = Long.MAX_VALUE;

  /** Where the line stands; not only this line's bytes. */
  public byte[] bytes = new byte[0];

  /** The line's first byte, and the one after its last (without the line's end mark). */
  public int start;

  public int end;

  /** The line's place in its file, in bytes from the start of the (uncompressed) content. */
  public long offset;

  /** True where the line is longer than a reader keeps; {@link #end} then cuts it. */
  public boolean tooLong;

  /** When it was written, in microseconds since 1970 UTC; {@link #NO_TIME} where it is not told. */
  public long timeMicros;

  /** The host that wrote it; empty where the frame does not tell. */
  public int hostStart;

  public int hostEnd;

  /** The program's name, without process id. */
  public int tagStart;

  public int tagEnd;

  /** Where the text that the program wrote begins; it goes to {@link #end}. */
  public int textStart;

  /** Lets the line be {@code [start, end)} of {@code bytes}. */
  public void set(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  /** Whether {@code literal} stands at {@code at}. */
  public boolean has(int at, byte[] literal) {
    return Bytes.startsWith(bytes, at, end, literal);
  }

  /** The first place of {@code literal} at or after {@code from}, or -1. */
  public int find(int from, byte[] literal) {
    return Bytes.indexOf(bytes, from, end, literal);
  }

  /** The first place of the byte at or after {@code from}, or -1. */
  public int find(int from, char value) {
    return Bytes.indexOf(bytes, from, end, (byte) value);
  }

  /** [from, to) as text. */
  public String text(int from, int to) {
    return Bytes.text(bytes, from, to);
  }

  @Override
  public String toString() {
    return text(start, end);
  }
}
