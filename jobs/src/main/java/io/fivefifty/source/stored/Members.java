package io.fivefifty.source.stored;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * An archive, member by member. Commons Compress (1.28) would read them too, but its streams take a
 * zip's content without holding it against its checksum, and read a tar's long name into memory
 * whatever its length.
 */
public interface Members {

  /** More is no folder of logs, but something else, or a bomb. */
  int MOST = 1_000;

  /** The next regular file, or null at the archive's end; passes over what is left of the last. */
  @Nullable Member next() throws IOException;

  static Members of(Storage archive, InputStream in) {
    return archive == Storage.ZIP ? new ZipMembers(in) : new TarMembers(in);
  }
}
