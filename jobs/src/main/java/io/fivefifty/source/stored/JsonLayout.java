package io.fivefifty.source.stored;

import io.fivefifty.logs.Bytes;
import io.fivefifty.logs.Scratch;

/**
 * Follows the content of {@link JsonLines} byte by byte, wherever its chunks end, and writes the
 * lines. Hot.
 */
final class JsonLayout {

  /** An object may turn out to be a page as long as it is no longer than this. */
  private static final int MOST_HELD = 64 * 1024;

  /** The members of pages that hold the objects: Mailgun, AWS, SparkPost, and others. */
  private static final byte[][] PAGES = {
    Bytes.ascii("items"), Bytes.ascii("Records"), Bytes.ascii("results"), Bytes.ascii("events"),
  };

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

  JsonLayout(Scratch out) {
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
}
