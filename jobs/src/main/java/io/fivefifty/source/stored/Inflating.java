package io.fivefifty.source.stored;

import io.fivefifty.logs.DamagedContentException;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Deflated bytes (RFC 1951) within gzip or zip, with the checksum of what they hold. */
final class Inflating implements AutoCloseable {

  private final ByteSource source;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();

  Inflating(ByteSource source) {
    this.source = source;
  }

  /** Before the first byte of another deflated content. */
  void begin() {
    inflater.reset();
    crc.reset();
    feed();
  }

  long checksum() {
    return crc.getValue();
  }

  /** How many bytes the content had so far. */
  long length() {
    return inflater.getBytesWritten();
  }

  /** How many bytes the content has taken so far. */
  long deflatedLength() {
    return inflater.getBytesRead();
  }

  /** At least one byte; -1 at the end of the content, behind which the source stands then. */
  int read(byte[] into, int offset, int length) throws IOException {
    while (true) {
      long before = inflater.getBytesWritten();
      int given;
      try {
        given = inflater.inflate(into, offset, length);
      } catch (DataFormatException e) {
        given = (int) (inflater.getBytesWritten() - before);
        if (given == 0) {
          throw new DamagedContentException("its compressed data are damaged: " + Reason.of(e), e);
        }
      }
      if (given > 0) {
        crc.update(into, offset, given);
        return given;
      }
      if (inflater.finished()) {
        source.at = source.end - inflater.getRemaining();
        return -1;
      }
      if (inflater.needsDictionary()) {
        throw new DamagedContentException("its compressed data need a dictionary");
      }
      source.need(1);
      feed();
    }
  }

  private void feed() {
    inflater.setInput(source.bytes, source.at, source.end - source.at);
    source.at = source.end;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
