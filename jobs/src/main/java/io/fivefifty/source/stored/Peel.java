package io.fivefifty.source.stored;

import java.io.IOException;
import java.io.InputStream;

/**
 * Takes layer after layer off what is stored: {@code mail.log.gz} out of a {@code .tar.gz} has two.
 *
 * @param content what no layer is left of, or the archive
 * @param storage what the content is: text, whatever it was written in, or an archive
 * @param layers how many compressions were taken off
 * @param splittable whether a reader may begin in the middle of what is stored
 * @param writtenMillis when the content was last written: gzip remembers the time of what it was
 *     made from
 */
public record Peel(
    InputStream content, Storage storage, int layers, boolean splittable, long writtenMillis) {

  private static final int MOST_LAYERS = 4;

  /**
   * Takes off what can be taken off.
   *
   * @throws IOException where there are more layers than anybody has use for
   */
  public static Peel off(InputStream stored, long writtenMillis) throws IOException {
    InputStream in = stored;
    long written = writtenMillis;
    Storage last = Storage.TEXT;
    for (int layers = 0; ; layers++) {
      PeekedStream peeked = new PeekedStream(in);
      byte[] head = peeked.head(Storage.HEAD);
      Storage storage = Storage.of(head);
      if (storage == Storage.TEXT) {
        boolean parts = layers == 0 || (layers == 1 && last == Storage.BZIP2);
        return text(peeked, layers, parts, written);
      }
      if (!storage.isCompression()) {
        Storage content = storage.isArchive() ? storage : Storage.TEXT;
        return new Peel(storage.decoded(peeked), content, layers, false, written);
      }
      if (layers == MOST_LAYERS) {
        peeked.close();
        throw new IOException("it is compressed more than " + MOST_LAYERS + " times over");
      }
      if (storage == Storage.GZIP && GzipStream.writtenMillis(head) > 0) {
        written = GzipStream.writtenMillis(head);
      }
      in = storage.decoded(peeked);
      last = storage;
    }
  }

  /** Text as it is, or JSON brought into lines. */
  private static Peel text(InputStream in, int layers, boolean splittable, long written)
      throws IOException {
    PeekedStream peeked = new PeekedStream(in);
    byte[] head = peeked.head(JsonLines.HEAD);
    return JsonLines.isNeeded(head, head.length)
        ? new Peel(new JsonLines(peeked), Storage.TEXT, layers, false, written)
        : new Peel(peeked, Storage.TEXT, layers, splittable, written);
  }

  public boolean isCompressed() {
    return layers > 0;
  }
}
