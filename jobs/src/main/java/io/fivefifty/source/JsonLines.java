package io.fivefifty.source;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Scratch;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns JSON that is laid out in another way into one object a line, as a reader of lines needs it.
 * Hot, and fed by strangers: one pass, bounded memory.
 *
 * <ul>
 *   <li>arrays, {@code [{…},{…}]}, on one line or many, as webhooks post them
 *   <li>objects behind one another, {@code {…}{…}}, as Firehose stores them
 *   <li>objects over many lines, as a pretty printer writes them
 *   <li>pages of an interface, {@code {"items":[{…},{…}],"paging":{…}}}: the elements are the
 *       objects, what stands around them goes
 * </ul>
 *
 * <p>Line ends outside of strings become blanks. A string may hold none (RFC 8259 section 7): where
 * it does the object is cut, and the next one begins behind it. What is no JSON stays a line of its
 * own, to be counted as one.
 */
final class JsonLines extends InputStream {

  /** How much of a content's head {@link #isNeeded} wants to see. */
  static final int HEAD = 64 * 1024;

  private static final int CHUNK = 32 * 1024;

  /** An object may turn out to be a page as long as it is no longer than this. */
  private static final int MOST_HELD = 64 * 1024;

  /** The members of pages that hold the objects: Mailgun, AWS, SparkPost, and others. */
  private static final byte[][] PAGES = {
    Bytes.ascii("items"), Bytes.ascii("Records"), Bytes.ascii("results"), Bytes.ascii("events"),
  };

  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK];
  private final Scratch out = new Scratch();
  private int given;
  private boolean ended;
  private @Nullable IOException failure;
  private final Layout layout = new Layout(out);

  /**
   * @param in the content from its first byte on
   */
  JsonLines(InputStream in) {
    this.in = in;
  }

  /**
   * Whether content that begins like this is JSON, but not one object a line.
   *
   * @param head its first bytes, best {@link #HEAD} of them
   */
  static boolean isNeeded(byte[] head, int length) {
    int at = startsWithByteOrderMark(head, length) ? 3 : 0;
    while (true) {
      while (at < length && isBlank(head[at])) {
        at++;
      }
      if (at == length || (head[at] != '{' && head[at] != '[')) {
        return false;
      }
      if (head[at] == '[') {
        return true;
      }
      LineShape shape = new LineShape(head, at, length);
      if (!shape.isCut()) {
        return shape.isOther();
      }
      at = shape.end();
    }
  }

  @Override
  public int read() throws IOException {
    return hasOutput() ? out.bytes()[given++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!hasOutput()) {
      return -1;
    }
    int count = Math.min(length, out.length() - given);
    System.arraycopy(out.bytes(), given, target, from, count);
    given += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean hasOutput() throws IOException {
    while (given == out.length()) {
      if (failure != null) {
        throw failure;
      }
      if (ended) {
        return false;
      }
      out.clear();
      given = 0;
      int count;
      try {
        count = in.read(chunk, 0, CHUNK);
      } catch (IOException e) {
        failure = e; // what came before it is given first
        count = -1;
      }
      if (count < 0) {
        ended = true;
        layout.finish();
      } else {
        layout.read(chunk, count);
      }
    }
    return true;
  }

  private static boolean startsWithByteOrderMark(byte[] b, int length) {
    return length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF;
  }

  static boolean isBlank(byte value) {
    return value == ' ' || value == '\t' || value == '\r' || value == '\n' || value == 0;
  }

  /** Whether the name of a page's member is [from, to). */
  static boolean isPage(byte[] b, int from, int to) {
    for (byte[] page : PAGES) {
      if (Bytes.equal(b, from, to, page)) {
        return true;
      }
    }
    return false;
  }

  /** How the first line of content is laid out, which begins with an object. */
  private static final class LineShape {
    private final byte[] b;
    private final int length;
    private int at;
    private boolean cut;
    private boolean other;

    LineShape(byte[] b, int from, int length) {
      this.b = b;
      this.length = length;
      this.at = from;
      read();
    }

    /** A line without its end, as at the head of a log that was cut by size: it tells nothing. */
    boolean isCut() {
      return cut;
    }

    boolean isOther() {
      return other;
    }

    int end() {
      return at;
    }

    private void read() {
      int depth = 0;
      int objects = 0;
      long arrays = 0; // a bit a level, the innermost last: whether it is an array
      byte before = 0;
      int nameStart = 0;
      int nameEnd = 0;
      for (; at < length && !other; at++) {
        byte c = b[at];
        if (c == '\n') {
          readEnd(depth, (arrays & 1) != 0);
          return;
        }
        if (isBlank(c)) {
          continue;
        }
        switch (c) {
          case '"' -> {
            nameStart = at + 1;
            nameEnd = endOfString();
            if (nameEnd < 0 || depth == 0) {
              return;
            }
            at = nameEnd;
          }
          case '{' -> {
            objects += depth == 0 ? 1 : 0;
            depth++;
            arrays <<= 1;
          }
          case '[' -> {
            other = depth == 1 && before == ':' && isPage(b, nameStart, nameEnd);
            depth++;
            arrays = arrays << 1 | 1;
          }
          case '}', ']' -> {
            depth--;
            arrays >>>= 1;
          }
          default -> {
            if (depth == 0) {
              other = c == ',';
              return;
            }
          }
        }
        if (depth < 0) {
          return;
        }
        other |= objects > 1;
        before = c;
      }
    }

    /** The line ends within an object: that is cut, or goes on behind the line's end. */
    private void readEnd(int depth, boolean inArray) {
      if (depth == 0) {
        return;
      }
      int next = at;
      while (next < length && isBlank(b[next])) {
        next++;
      }
      if (next == length) {
        other = true;
      } else if (b[next] == '{' && !inArray) {
        cut = true;
      } else {
        other = true;
      }
    }

    /** The place of the quote that ends the string that begins here, or -1; then it is cut. */
    private int endOfString() {
      for (int i = at + 1; i < length; i++) {
        if (b[i] == '\\') {
          i++;
        } else if (b[i] == '"') {
          return i;
        } else if (b[i] == '\n') {
          at = i;
          cut = true;
          return -1;
        }
      }
      at = length;
      return -1;
    }
  }

  /** Follows the content byte by byte, whatever the chunks, and writes the lines. */
  private static final class Layout {

    /** Where the next byte stands. */
    private enum Place {
      BETWEEN,
      OBJECT,
      /** The rest of a page, behind its objects. */
      PAGE_REST,
      NO_JSON
    }

    private final Scratch out;

    /** The object's bytes as long as it may be a page. */
    private final Scratch held = new Scratch();

    private boolean holding;
    private Place place = Place.BETWEEN;
    private int depth;
    private boolean inString;
    private boolean escaped;

    /** Whether the elements of a page are being read, and how deep their arrays are. */
    private boolean inPage;

    private int pageArrays;

    private boolean nameNext;
    private boolean inName;
    private int nameStart;
    private int nameEnd;

    /** The value of the member that names a page comes next, or its first element. */
    private boolean pageValue;

    private boolean pageElement;
    private long position;

    Layout(Scratch out) {
      this.out = out;
    }

    void read(byte[] b, int count) {
      for (int i = 0; i < count; i++) {
        byte c = b[i];
        boolean mark = position < 3 && c < 0 && place == Place.BETWEEN; // a byte order mark
        position++;
        if (mark) {
          continue;
        }
        switch (place) {
          case BETWEEN -> between(c);
          case OBJECT -> inObject(c);
          case PAGE_REST -> inPageRest(c);
          case NO_JSON -> inNoJson(c);
        }
      }
    }

    void finish() {
      release();
    }

    private void between(byte c) {
      if (isBlank(c) || c == ',' || c == '}') {
        return; // a closing brace is left of an object that was cut
      }
      switch (c) {
        case '{' -> begin();
        case '[' -> pageArrays += inPage ? 1 : 0;
        case ']' -> {
          if (inPage && --pageArrays == 0) {
            place = Place.PAGE_REST;
            depth = 1;
            inString = false;
          }
        }
        default -> {
          place = Place.NO_JSON;
          out.append(c);
        }
      }
    }

    private void begin() {
      place = Place.OBJECT;
      depth = 1;
      inString = false;
      escaped = false;
      holding = !inPage;
      nameNext = true;
      inName = false;
      pageValue = false;
      pageElement = false;
      held.clear();
      write((byte) '{');
    }

    private void inObject(byte c) {
      if (inString) {
        inString(c);
        return;
      }
      if (isBlank(c)) {
        write((byte) ' ');
        return;
      }
      if (pageElement) {
        pageElement = false;
        if (c == '{' || c == ']') {
          openPage(c);
          return;
        }
      }
      write(c);
      switch (c) {
        case '"' -> {
          inString = true;
          inName = nameNext && depth == 1;
          nameStart = held.length();
        }
        case '{', '[' -> {
          pageElement = pageValue && c == '[' && holding;
          depth++;
        }
        case '}', ']' -> {
          if (--depth == 0) {
            end();
          }
        }
        default -> {}
      }
      nameNext = (nameNext && depth == 1 && c == '"') || (depth == 1 && c == ',');
      pageValue = c == ':' && depth == 1 && holding && isPage(held.bytes(), nameStart, nameEnd);
    }

    private void inString(byte c) {
      if (c == '\n') {
        end();
        return;
      }
      write(c == '\r' ? (byte) ' ' : c);
      if (escaped) {
        escaped = false;
      } else if (c == '\\') {
        escaped = true;
      } else if (c == '"') {
        inString = false;
        if (inName) {
          inName = false;
          nameNext = false;
          nameEnd = held.length() - 1;
        }
      }
    }

    /** What is held is the head of a page; its first element, or its end, is {@code c}. */
    private void openPage(byte c) {
      held.clear();
      holding = false;
      inPage = true;
      pageArrays = 1;
      place = Place.BETWEEN;
      between(c);
    }

    private void inPageRest(byte c) {
      if (inString) {
        if (escaped) {
          escaped = false;
        } else if (c == '\\') {
          escaped = true;
        } else if (c == '"' || c == '\n') {
          inString = false;
        }
        return;
      }
      switch (c) {
        case '"' -> {
          inString = true;
          escaped = false;
        }
        case '{', '[' -> depth++;
        case '}', ']' -> {
          if (--depth == 0) {
            inPage = false;
            place = Place.BETWEEN;
          }
        }
        default -> {}
      }
    }

    private void inNoJson(byte c) {
      boolean ends = c == '{' || (inPage && (c == ',' || c == ']'));
      if (c != '\n' && !ends) {
        out.append(c);
        return;
      }
      out.append((byte) '\n');
      place = Place.BETWEEN;
      between(c);
    }

    private void end() {
      release();
      out.append((byte) '\n');
      place = Place.BETWEEN;
    }

    private void write(byte c) {
      if (!holding) {
        out.append(c);
        return;
      }
      held.append(c);
      if (held.length() > MOST_HELD) {
        release();
      }
    }

    private void release() {
      out.append(held.bytes(), 0, held.length());
      held.clear();
      holding = false;
    }
  }
}
