package io.fivefifty.source.stored;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** One file in an archive, to be read before the next one is asked for. */
public abstract class Member extends DecodedStream {

  /** Its path in the archive: without dots that lead nowhere, and with no character of control. */
  public final String name;

  public final long modifiedMillis;

  /** Why it cannot be read, or null. */
  public final @Nullable String trouble;

  Member(String name, long modifiedMillis, @Nullable String trouble) {
    super(InputStream.nullInputStream());
    this.name = clean(name);
    this.modifiedMillis = modifiedMillis;
    this.trouble = trouble;
  }

  /** Its size in the archive, for which it may be read to its end. */
  public abstract long bytes() throws IOException;

  /** Names that begin with a dot or an underscore are somebody's bookkeeping, not logs. */
  public boolean isHidden() {
    for (String part : name.split("/")) {
      if (part.startsWith(".") || part.startsWith("_")) {
        return true;
      }
    }
    return false;
  }

  private static String clean(String name) {
    StringBuilder clean = new StringBuilder();
    for (String part : name.replace('\\', '/').split("/")) {
      if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
        clean.append(clean.isEmpty() ? "" : "/").append(part);
      }
    }
    for (int i = 0; i < clean.length(); i++) {
      if (Character.isISOControl(clean.charAt(i))) {
        clean.setCharAt(i, '?');
      }
    }
    return clean.toString();
  }
}
