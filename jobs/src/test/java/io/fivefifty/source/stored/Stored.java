package io.fivefifty.source.stored;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import io.fivefifty.logs.DamagedContentException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/** Writes what logs are stored in, with the libraries' own compressors; and reads it back. */
public final class Stored {

  private Stored() {}

  /** The compressions that a log can have. */
  public enum Codec {
    GZIP,
    ZSTD,
    BZIP2,
    XZ,
    LZ4;

    public byte[] of(byte[]... members) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (byte[] member : members) {
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        try (OutputStream out = compressor(one)) {
          out.write(member);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        all.writeBytes(one.toByteArray());
      }
      return all.toByteArray();
    }

    private OutputStream compressor(OutputStream out) throws IOException {
      return switch (this) {
        case GZIP -> new GZIPOutputStream(out);
        case ZSTD -> new ZstdOutputStreamNoFinalizer(out).setChecksum(true);
        case BZIP2 -> new BZip2CompressorOutputStream(out, 1);
        case XZ -> new XZOutputStream(out, new LZMA2Options(1));
        case LZ4 ->
            new LZ4FrameOutputStream(
                out,
                LZ4FrameOutputStream.BLOCKSIZE.SIZE_64KB,
                -1,
                LZ4FrameOutputStream.FLG.Bits.BLOCK_INDEPENDENCE,
                LZ4FrameOutputStream.FLG.Bits.CONTENT_CHECKSUM);
      };
    }
  }

  /**
   * What a stream gave, and how it ended.
   *
   * @param latin the bytes, each a character
   */
  public record Content(String latin, @Nullable String damage) {

    public Content(byte[] bytes, @Nullable String damage) {
      this(new String(bytes, ISO_8859_1), damage);
    }

    public byte[] bytes() {
      return latin.getBytes(ISO_8859_1);
    }

    public String text() {
      return new String(bytes(), UTF_8);
    }
  }

  /** All that can be read of what is stored. */
  public static Content peeled(byte[] stored) {
    RawStream raw = new RawStream(new ByteArrayInputStream(stored));
    try {
      return drained(raw.guard(Peel.off(raw, 0).content()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Content drained(InputStream in) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    byte[] buffer = new byte[7_777];
    try (in) {
      for (int read; (read = in.read(buffer)) >= 0; ) {
        content.write(buffer, 0, read);
      }
    } catch (DamagedContentException e) {
      return new Content(content.toByteArray(), e.getMessage());
    }
    return new Content(content.toByteArray(), null);
  }

  /** Lines of a log, about as compressible as one; the same for the same seed. */
  public static byte[] log(int bytes, long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    while (text.length() < bytes) {
      text.append("Nov 23 17:51:42 mx1 postfix/smtp[").append(random.nextInt(30_000)).append("]: ");
      text.append(Long.toHexString(random.nextLong())).append(": to=<");
      text.append(random.nextInt(100_000)).append("@example.com>, status=sent (250 ok)\n");
    }
    text.setLength(bytes);
    return text.toString().getBytes(UTF_8);
  }

  public static byte[] tar(Object... namesAndContents) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (int i = 0; i < namesAndContents.length; i += 2) {
        TarArchiveEntry entry = new TarArchiveEntry((String) namesAndContents[i]);
        byte[] content = (byte[]) namesAndContents[i + 1];
        entry.setSize(content.length);
        entry.setModTime(1_700_000_000_000L);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** As to a pipe, so that sizes stand behind the members. */
  public static byte[] zip(Object... namesAndContents) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        ZipArchiveEntry entry = new ZipArchiveEntry((String) namesAndContents[i]);
        entry.setTime(1_700_000_000_000L);
        zip.putArchiveEntry(entry);
        zip.write((byte[]) namesAndContents[i + 1]);
        zip.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
