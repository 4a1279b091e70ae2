package io.fivefifty.source;

import io.fivefifty.source.stored.Bzip2Stream;
import io.fivefifty.source.stored.Member;
import io.fivefifty.source.stored.Members;
import io.fivefifty.source.stored.Peel;
import io.fivefifty.source.stored.RawStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;

/**
 * Opens logs on any of Hadoop's file systems. {@link Peel} takes off what they are stored in, layer
 * by layer, each a stream that gives all it can before it fails; {@link RawStream}, at the bottom,
 * tells failures of the file system from damage.
 */
final class LogStreams {

  private static final int BUFFER = 64 * 1024;

  /** Enough to know whether a file is split by its blocks. */
  private static final int MAGIC = 10;

  private LogStreams() {}

  /** The file as it is stored. */
  static RawStream raw(Configuration hadoop, String path) throws IOException {
    return new RawStream(open(hadoop, path));
  }

  /** The whole content of a file, or of one in an archive. */
  static InputStream whole(Configuration hadoop, String path) throws IOException {
    boolean member = MemberPath.isMember(path);
    RawStream raw = raw(hadoop, member ? MemberPath.archive(path) : path);
    try {
      Peel peel = Peel.off(raw, 0);
      if (!member) {
        return raw.guard(peel.content());
      }
      InputStream content = member(peel, MemberPath.index(path));
      return raw.guard(new InArchive(Peel.off(content, 0).content(), peel.content()));
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw raw.cause(e);
    }
  }

  private static Member member(Peel archive, int index) throws IOException {
    Members members = Members.of(archive.storage(), archive.content());
    for (int i = 0; ; i++) {
      Member member = members.next();
      if (member == null) {
        throw new EOFException();
      }
      if (i == index) {
        return member;
      }
    }
  }

  /** What a split reads. */
  static SplitContent split(Configuration hadoop, LogSplit split) throws IOException {
    String path = split.file().path();
    if (split.end() == Long.MAX_VALUE) {
      return SplitContent.whole(whole(hadoop, path));
    }
    FSDataInputStream in = open(hadoop, path);
    try {
      boolean blocks = Bzip2Stream.isBzip2(in.readNBytes(MAGIC));
      in.seek(blocks ? split.start() : Math.max(0, split.start() - 1));
      RawStream raw = new RawStream(in);
      if (!blocks) {
        return new SplitContent(raw, split.start(), split.end(), null);
      }
      Bzip2Stream content = new Bzip2Stream(raw, split.start(), split.end());
      // The scanner leaves out the first line of every part but the first.
      long start = Math.min(1, split.start());
      return new SplitContent(raw.guard(content), start, Long.MAX_VALUE, content);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private static FSDataInputStream open(Configuration hadoop, String path) throws IOException {
    Path file = new Path(path);
    return file.getFileSystem(hadoop).open(file, BUFFER);
  }

  /** What a member holds, which closes the archive too. */
  private static final class InArchive extends FilterInputStream {

    private final InputStream archive;

    InArchive(InputStream content, InputStream archive) {
      super(content);
      this.archive = archive;
    }

    @Override
    public void close() throws IOException {
      super.close();
      archive.close();
    }
  }
}
