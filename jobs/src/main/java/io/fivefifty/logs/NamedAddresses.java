package io.fivefifty.logs;

import io.fivefifty.names.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The internet addresses that a reply names. A receiver that refuses an address says which, and
 * most logs do not tell from which of its addresses a host has sent.
 */
public final class NamedAddresses {

  private static final int MOST = 4;
  private static final int LONGEST = 45;

  private NamedAddresses() {}

  /**
   * Public addresses in the text, in their order, at most four, without the receiver's own.
   *
   * @param relayIp the receiver's address
   * @return in the form of RFC 5952
   */
  public static List<String> in(String text, String relayIp) {
    Set<String> found = new LinkedHashSet<>();
    int at = 0;
    while (at < text.length() && found.size() < MOST) {
      int end = at;
      while (end < text.length() && isAddressCharacter(text.charAt(end))) {
        end++;
      }
      int stop = end;
      while (stop > at && (text.charAt(stop - 1) == '.' || text.charAt(stop - 1) == ':')) {
        stop--; // a sentence ends here
      }
      int start = at;
      if (start < stop && text.charAt(start) == ':' && !text.startsWith("::", start)) {
        start++; // client-ip:192.0.2.1
      }
      boolean alone =
          (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1)))
              && (end == text.length() || !isWordCharacter(text.charAt(end)));
      if (alone && stop - start >= 3 && stop - start <= LONGEST) {
        String address = published(text.substring(start, stop));
        if (address != null && !address.equals(relayIp)) {
          found.add(address);
        }
      }
      at = end + 1;
    }
    return new ArrayList<>(found);
  }

  private static boolean isAddressCharacter(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'f')
        || (c >= 'A' && c <= 'F')
        || c == '.'
        || c == ':';
  }

  private static boolean isWordCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_';
  }

  /** The address in its one form; null where it is none, or nobody outside a house has it. */
  private static @Nullable String published(String text) {
    if (text.indexOf(':') >= 0 && text.indexOf('.') >= 0) {
      return null; // 192.0.2.1:25, or a time beside an address
    }
    return IpAddress.parse(text)
        .filter(address -> !address.isInternal())
        .map(IpAddress::toString)
        .orElse(null);
  }
}
