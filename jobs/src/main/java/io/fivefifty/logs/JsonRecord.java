package io.fivefifty.logs;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Picks the members that matter out of one JSON object (RFC 8259). Hot, and fed by strangers: one
 * pass, no object is made, what is nested in members that do not matter is passed over by counting
 * brackets.
 *
 * <pre>
 * new JsonRecord("sender", "peer_address.addr", "timestamp|time")
 * </pre>
 *
 * A field is a path of names; a bar divides names that mean the same, of which the first in the
 * object counts. Strings are decoded, numbers and words stand as written, {@code null} counts as
 * absent. Of an object or array that is itself a field, {@link #rawStart} tells the place.
 */
public final class JsonRecord {

  private static final int NONE = -1;
  private static final byte[] NULL = Bytes.ascii("null");

  private final Member root = new Member(new byte[0]);
  private final Scratch decoded = new Scratch();
  private final int[] starts;
  private final int[] ends;
  private final int[] rawStarts;
  private final int[] rawEnds;

  private byte[] b = new byte[0];
  private int at;
  private int end;

  /** A name at its place in the object, and what may stand below it. */
  private static final class Member {
    private final byte[] name;
    private Member[] below = new Member[0];
    private int field = NONE;

    Member(byte[] name) {
      this.name = name;
    }

    Member child(String childName) {
      for (Member member : below) {
        if (Arrays.equals(member.name, Bytes.utf8(childName))) {
          return member;
        }
      }
      below = Arrays.copyOf(below, below.length + 1);
      below[below.length - 1] = new Member(Bytes.utf8(childName));
      return below[below.length - 1];
    }
  }

  /**
   * @param fields their paths; a field's number is its place in this list
   */
  public JsonRecord(String... fields) {
    for (int field = 0; field < fields.length; field++) {
      for (String path : fields[field].split("\\|")) {
        Member member = root;
        for (String name : path.split("\\.")) {
          member = member.child(name);
        }
        member.field = field;
      }
    }
    starts = new int[fields.length];
    ends = new int[fields.length];
    rawStarts = new int[fields.length];
    rawEnds = new int[fields.length];
  }

  /** Reads the object that begins at {@code from}; false where it is none, or cut. */
  public boolean read(byte[] bytes, int from, int to) {
    b = bytes;
    at = from;
    end = to;
    decoded.clear();
    Arrays.fill(starts, NONE);
    Arrays.fill(ends, NONE);
    Arrays.fill(rawStarts, NONE);
    Arrays.fill(rawEnds, NONE);
    return at < end && b[at] == '{' && readObject(root);
  }

  /** Where the decoded fields stand. Put behind them what belongs to the same line. */
  public Scratch decoded() {
    return decoded;
  }

  /** Whether the object has the field, as a text, number or word. */
  public boolean has(int field) {
    return starts[field] != NONE;
  }

  /** Where the field begins in {@link #decoded}, 0 where it is absent. */
  public int start(int field) {
    return Math.max(0, starts[field]);
  }

  /** Where it ends; as {@link #start} where it is absent. */
  public int end(int field) {
    return Math.max(0, ends[field]);
  }

  /** Whether the field is {@code word}. */
  public boolean is(int field, byte[] word) {
    return has(field) && Bytes.equal(decoded.bytes(), starts[field], ends[field], word);
  }

  /** Where an object or array begins in the bytes that were read, or -1. */
  public int rawStart(int field) {
    return rawStarts[field];
  }

  /** The byte behind it, or -1. */
  public int rawEnd(int field) {
    return rawEnds[field];
  }

  /**
   * The place of an array's next element: begin with the place of its bracket, go on with the place
   * behind the element before; -1 where there is none.
   */
  public static int nextElement(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && (isBlank(bytes[i]) || bytes[i] == ',' || bytes[i] == '[')) {
      i++;
    }
    return i < to && bytes[i] != ']' ? i : NONE;
  }

  /** The place behind the value that begins at {@code from}, or -1 where it is cut. */
  public int endOfValue(byte[] bytes, int from, int to) {
    b = bytes;
    at = from;
    end = to;
    return skipValue() ? at : NONE;
  }

  /**
   * Decodes the string that begins at {@code from}, such as an array's element, behind what {@link
   * #decoded} holds; returns the place behind it, or -1 where none begins or it is cut.
   */
  public int readText(byte[] bytes, int from, int to) {
    b = bytes;
    at = from;
    end = to;
    return at < end && b[at] == '"' && keepString() ? at : NONE;
  }

  private boolean readObject(Member object) {
    at++;
    while (true) {
      skipBlanks();
      if (at >= end || b[at] != '"') {
        return at < end && b[at++] == '}';
      }
      Member member = member(object);
      skipBlanks();
      if (at >= end || b[at] != ':') {
        return false;
      }
      at++;
      skipBlanks();
      if (!readValue(member)) {
        return false;
      }
      skipBlanks();
      if (at < end && b[at] == ',') {
        at++;
      }
    }
  }

  private boolean readValue(@Nullable Member member) {
    if (member == null || at >= end) {
      return skipValue();
    }
    if (b[at] == '{' && member.below.length > 0) {
      int start = at;
      boolean read = readObject(member); // as deep as the paths are long
      keepPlace(member, start);
      return read;
    }
    if (member.field == NONE || starts[member.field] != NONE) {
      return skipValue();
    }
    if (b[at] == '{' || b[at] == '[') {
      int start = at;
      boolean read = skipValue();
      keepPlace(member, start);
      return read;
    }
    int start = decoded.length();
    if (!(b[at] == '"' ? keepString() : keepScalar())) {
      return false;
    }
    if (!Bytes.equal(decoded.bytes(), start, decoded.length(), NULL) || b[at - 1] == '"') {
      starts[member.field] = start;
      ends[member.field] = decoded.length();
    }
    return true;
  }

  private void keepPlace(Member member, int start) {
    if (member.field != NONE && rawStarts[member.field] == NONE) {
      rawStarts[member.field] = start;
      rawEnds[member.field] = at;
    }
  }

  /** The member of {@code object} whose name stands here; moves behind the name. */
  private @Nullable Member member(Member object) {
    int start = at + 1;
    if (!skipString()) {
      return null;
    }
    for (Member member : object.below) {
      if (Bytes.equal(b, start, at - 1, member.name)) {
        return member;
      }
    }
    return null;
  }

  private boolean keepScalar() {
    int start = at;
    skipScalar();
    decoded.append(b, start, at);
    return true;
  }

  private boolean keepString() {
    int start = at + 1;
    if (!skipString()) {
      return false;
    }
    JsonEscapes.decode(b, start, at - 1, decoded);
    return true;
  }

  /** Moves behind the string that begins here. */
  private boolean skipString() {
    int i = at + 1;
    while (i < end) {
      int quote = Bytes.indexOf(b, i, end, (byte) '"');
      if (quote < 0) {
        break;
      }
      int slashes = quote;
      while (slashes > i && b[slashes - 1] == '\\') {
        slashes--;
      }
      i = quote + 1;
      if (((quote - slashes) & 1) == 0) {
        at = i;
        return true;
      }
    }
    at = end;
    return false;
  }

  /** Moves behind any value. */
  private boolean skipValue() {
    int depth = 0;
    do {
      if (at >= end) {
        return false;
      }
      switch (b[at]) {
        case '"' -> {
          if (!skipString()) {
            return false;
          }
        }
        case '{', '[' -> {
          depth++;
          at++;
        }
        case '}', ']' -> {
          depth--;
          at++;
        }
        case ',', ':', ' ', '\t', '\r', '\n' -> at++;
        default -> skipScalar();
      }
    } while (depth > 0);
    return depth == 0;
  }

  /** Moves behind a number or a word; always by one byte at least. */
  private void skipScalar() {
    do {
      at++;
    } while (at < end && b[at] != ',' && b[at] != '}' && b[at] != ']' && !isBlank(b[at]));
  }

  private void skipBlanks() {
    while (at < end && isBlank(b[at])) {
      at++;
    }
  }

  private static boolean isBlank(byte value) {
    return value == ' ' || value == '\t' || value == '\r' || value == '\n';
  }
}
