package io.fivefifty.logs;

import java.util.Arrays;

/**
 * Picks the columns that matter out of lines of comma-separated values (RFC 4180), wherever the
 * header has put them. Hot: one pass over the line, no object is made. A field in quotes may hold
 * commas and doubled quotes, which stand decoded; a line's end within quotes ends the field.
 */
public final class CsvRecord {

  private static final int NONE = -1;

  private final byte[][] names;
  private final byte divider;
  private final Scratch decoded = new Scratch();
  private final int[] starts;
  private final int[] ends;

  /** By column: the field's number, or -1; empty before the header is known. */
  private int[] fields = new int[0];

  private int columns;

  /**
   * @param divider between columns, such as a comma or a tab
   * @param names of the columns that matter, as the header has them, capitals being equal; a
   *     field's number is its place in this list
   */
  public CsvRecord(char divider, String... names) {
    this.divider = (byte) divider;
    this.names = Arrays.stream(names).map(Bytes::utf8).toArray(byte[][]::new);
    starts = new int[names.length];
    ends = new int[names.length];
  }

  /** Learns from the header [from, to) where the columns stand; returns how many it knows. */
  public int readHeader(byte[] b, int from, int to) {
    fields = new int[0];
    decoded.clear();
    int known = 0;
    int at = from;
    int[] places = new int[16];
    int count = 0;
    while (at <= to) {
      int start = decoded.length();
      int next = readColumn(b, at, to);
      if (count == places.length) {
        places = Arrays.copyOf(places, 2 * count);
      }
      places[count] = fieldOf(start, decoded.length());
      known += places[count] == NONE ? 0 : 1;
      count++;
      at = next;
    }
    fields = Arrays.copyOf(places, count);
    return known;
  }

  /** Whether a header has been read. */
  public boolean hasHeader() {
    return fields.length > 0;
  }

  /** Whether the header names the column. */
  public boolean hasColumn(int field) {
    for (int column : fields) {
      if (column == field) {
        return true;
      }
    }
    return false;
  }

  /** How many columns the header names. */
  public int headerColumns() {
    return fields.length;
  }

  /** Reads the line [from, to) and returns how many columns it has. */
  public int read(byte[] b, int from, int to) {
    decoded.clear();
    Arrays.fill(starts, NONE);
    Arrays.fill(ends, NONE);
    columns = 0;
    int at = from;
    while (at <= to) {
      int field = columns < fields.length ? fields[columns] : NONE;
      if (field == NONE) {
        at = skipColumn(b, at, to);
      } else {
        starts[field] = decoded.length();
        at = readColumn(b, at, to);
        ends[field] = decoded.length();
      }
      columns++;
    }
    return columns;
  }

  /** Where the fields stand. Put behind them what belongs to the same line. */
  public Scratch decoded() {
    return decoded;
  }

  /** Whether the line has something in the column. */
  public boolean has(int field) {
    return ends[field] > starts[field];
  }

  /** Where the field begins in {@link #decoded}, 0 where it is absent. */
  public int start(int field) {
    return Math.max(0, starts[field]);
  }

  /** Where it ends; as {@link #start} where it is absent or empty. */
  public int end(int field) {
    return Math.max(0, ends[field]);
  }

  /** Whether the field is {@code word}. */
  public boolean is(int field, byte[] word) {
    return has(field) && Bytes.equal(decoded.bytes(), starts[field], ends[field], word);
  }

  private int fieldOf(int from, int to) {
    byte[] b = decoded.bytes();
    for (int field = 0; field < names.length; field++) {
      boolean same = to - from == names[field].length;
      for (int i = 0; same && i < names[field].length; i++) {
        same = Bytes.lower(b[from + i]) == Bytes.lower(names[field][i]);
      }
      if (same) {
        return field;
      }
    }
    return NONE;
  }

  /** Keeps the column that begins here; returns where the next one does. */
  private int readColumn(byte[] b, int from, int to) {
    if (from == to || b[from] != '"') {
      int end = endOfPlain(b, from, to);
      decoded.append(b, from, end);
      return end + 1;
    }
    int at = from + 1;
    while (true) {
      int quote = Bytes.indexOf(b, at, to, (byte) '"');
      if (quote < 0) {
        decoded.append(b, at, to);
        return to + 1;
      }
      decoded.append(b, at, quote);
      if (quote + 1 < to && b[quote + 1] == '"') {
        decoded.append((byte) '"');
        at = quote + 2;
      } else {
        return endOfPlain(b, quote + 1, to) + 1;
      }
    }
  }

  private int skipColumn(byte[] b, int from, int to) {
    if (from == to || b[from] != '"') {
      return endOfPlain(b, from, to) + 1;
    }
    int at = from + 1;
    while (true) {
      int quote = Bytes.indexOf(b, at, to, (byte) '"');
      if (quote < 0) {
        return to + 1;
      }
      if (quote + 1 >= to || b[quote + 1] != '"') {
        return endOfPlain(b, quote + 1, to) + 1;
      }
      at = quote + 2;
    }
  }

  private int endOfPlain(byte[] b, int from, int to) {
    int end = Bytes.indexOf(b, from, to, divider);
    return end < 0 ? to : end;
  }
}
