package io.fivefifty.source.stored;

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

  private final InputStream in;
  private final byte[] chunk = new byte[CHUNK];
  private final Scratch out = new Scratch();
  private int given;
  private boolean ended;
  private @Nullable IOException failure;
  private final JsonLayout layout = new JsonLayout(out);

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
    return JsonHead.isOtherLayout(head, length);
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
}
