package io.fivefifty.source;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * One file as the listing found it.
 *
 * @param path as Hadoop writes it; of a file in an archive {@link MemberPath}'s
 * @param bytes its size as stored
 * @param modifiedMillis when it was last written, since 1970 UTC: the year of stamps without one
 * @param compressed whether reading it is more work than its size tells
 * @param splittable whether a reader may begin in its middle
 * @param rank its place in the order of the logs' time; lines of a lower rank come first
 * @param format the formats' names ({@code Formats.together}), or null where it is no mail log
 * @param header the line that names the columns, where the format needs it, or null
 * @param house where lines rest on those of older files, the folder that these share, or null
 * @param duplicateOf the file whose content, or beginning, this one repeats, or null
 * @param trouble why it cannot be read, or null
 */
record LogFile(
    String path,
    long bytes,
    long modifiedMillis,
    boolean compressed,
    boolean splittable,
    int rank,
    @Nullable String format,
    @Nullable String header,
    @Nullable String house,
    @Nullable String duplicateOf,
    @Nullable String trouble)
    implements Serializable {

  LogFile {
    requireNonNull(path, "path is null");
  }

  boolean isRead() {
    return format != null && duplicateOf == null && trouble == null;
  }

  /** The path as a person writes it: local ones without a scheme. */
  static String shown(String path) {
    if (MemberPath.isMember(path)) {
      return shown(MemberPath.archive(path)) + "!/" + MemberPath.member(path);
    }
    return path.startsWith("file:") ? path.replaceFirst("^file:/*", "/") : path;
  }
}
