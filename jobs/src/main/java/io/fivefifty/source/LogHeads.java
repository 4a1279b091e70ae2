package io.fivefifty.source;

import io.fivefifty.logs.DamagedContentException;
import io.fivefifty.logs.LogFormat;
import io.fivefifty.source.LogHead.Head;
import io.fivefifty.source.stored.Member;
import io.fivefifty.source.stored.Members;
import io.fivefifty.source.stored.PeekedStream;
import io.fivefifty.source.stored.Peel;
import io.fivefifty.source.stored.RawStream;
import io.fivefifty.source.stored.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.jspecify.annotations.Nullable;

/** The heads of what a file holds: itself, or, where it is an archive, of each file in it. */
final class LogHeads {

  private final LogHead reader;
  private final Configuration hadoop;

  LogHeads(MailLogOptions options, Configuration hadoop) {
    this.reader = new LogHead(options);
    this.hadoop = hadoop;
  }

  List<Head> read(FileStatus file) {
    String path = file.getPath().toString();
    try (RawStream raw = LogStreams.raw(hadoop, path)) {
      Peel peel = Peel.off(raw, file.getModificationTime());
      try (InputStream content = raw.guard(peel.content())) {
        return peel.storage().isArchive()
            ? members(file, raw, peel)
            : List.of(reader.read(path, file.getLen(), peel, content));
      }
    } catch (IOException e) {
      return List.of(troubled(file, "cannot be read: " + Reason.of(e)));
    }
  }

  private List<Head> members(FileStatus file, RawStream raw, Peel archive) throws IOException {
    List<Head> heads = new ArrayList<>();
    String trouble = null;
    try {
      Members members = Members.of(archive.storage(), archive.content());
      Member member;
      for (int index = 0; (member = members.next()) != null; index++) {
        if (member.isHidden()) {
          continue;
        }
        PeekedStream content = new PeekedStream(member);
        if (member.trouble == null && content.head(1).length == 0) {
          continue;
        }
        if (heads.size() == Members.MOST) {
          return List.of(
              troubled(
                  file,
                  "is an archive of more than "
                      + String.format(Locale.ROOT, "%,d", Members.MOST)
                      + " files: unpack it, and name the folder"));
        }
        String path = MemberPath.of(file.getPath().toString(), index, member.name);
        heads.add(head(path, member, content, raw));
      }
    } catch (IOException | RuntimeException e) {
      IOException cause = raw.cause(e);
      if (!(cause instanceof DamagedContentException)) {
        throw cause;
      }
      trouble = "cannot be read to its end: " + Reason.of(cause);
    }
    if (heads.isEmpty() || trouble != null) {
      heads.add(troubled(file, trouble));
    }
    return heads;
  }

  private Head head(String path, Member member, InputStream content, RawStream raw)
      throws IOException {
    if (member.trouble != null) {
      return troubled(path, member.bytes(), member.modifiedMillis, member.trouble);
    }
    Peel peel;
    try {
      peel = Peel.off(content, member.modifiedMillis);
    } catch (IOException e) {
      String trouble = "cannot be read: " + Reason.of(e);
      return troubled(path, member.bytes(), member.modifiedMillis, trouble);
    }
    if (peel.storage().isArchive()) {
      String trouble = "is an archive in an archive, which is not opened";
      return troubled(path, member.bytes(), member.modifiedMillis, trouble);
    }
    Head head;
    try (InputStream inside = raw.guard(peel.content())) {
      head = reader.read(path, 0, peel, inside);
    }
    return new Head(
        path,
        member.bytes(),
        head.modifiedMillis(),
        true,
        false,
        head.firstMicros(),
        head.beginning(),
        head.format(),
        head.needs(),
        head.header(),
        head.trouble());
  }

  private static Head troubled(FileStatus file, @Nullable String trouble) {
    return troubled(file.getPath().toString(), file.getLen(), file.getModificationTime(), trouble);
  }

  private static Head troubled(
      String path, long bytes, long modifiedMillis, @Nullable String trouble) {
    return new Head(
        path,
        bytes,
        modifiedMillis,
        false,
        false,
        Long.MAX_VALUE,
        0,
        null,
        LogFormat.Needs.NOTHING,
        null,
        trouble);
  }
}
