package io.fivefifty.logs;

import java.net.InetAddress;
import java.net.UnknownHostException;
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
        String address = canonical(text.substring(start, stop));
        if (address != null && isPublic(address) && !address.equals(relayIp)) {
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

  private static boolean isPublic(String address) {
    byte[] bytes = Bytes.ascii(address);
    return !Addresses.isInternal(bytes, 0, bytes.length);
  }

  private static boolean isV4(String text) {
    int dots = 0;
    int value = 0;
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        if (digits == 0) {
          return false;
        }
        dots++;
        value = 0;
        digits = 0;
      } else if (c >= '0' && c <= '9') {
        value = value * 10 + (c - '0');
        digits++;
        if (digits > 3 || value > 255) {
          return false;
        }
      } else {
        return false;
      }
    }
    return dots == 3 && digits > 0;
  }

  /** Two colons at least, so that InetAddress takes it for a literal and asks no DNS. */
  private static boolean isV6(String text) {
    int first = text.indexOf(':');
    if (first < 0 || text.indexOf(':', first + 1) < 0 || text.indexOf('.') >= 0) {
      return false;
    }
    return text.contains("::") || text.chars().filter(c -> c == ':').count() == 7;
  }

  /** The address in its one form; null where it is none. */
  private static @Nullable String canonical(String text) {
    if (isV4(text)) {
      return text;
    }
    if (!isV6(text)) {
      return null;
    }
    try {
      return shortened(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return null; // two runs of zeros, or a group of five digits
    }
  }

  /** RFC 5952: small letters, no leading zeros, the longest run of zeros as two colons. */
  private static String shortened(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length != 16) {
      return address.getHostAddress();
    }
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (bytes[2 * i] & 0xFF) << 8 | (bytes[2 * i + 1] & 0xFF);
    }
    int best = -1;
    int bestLength = 1;
    for (int i = 0; i < 8; i++) {
      int run = 0;
      while (i + run < 8 && groups[i + run] == 0) {
        run++;
      }
      if (run > bestLength) {
        best = i;
        bestLength = run;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == best) {
        text.append("::");
        i += bestLength - 1;
      } else {
        if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(groups[i]));
      }
    }
    return text.toString();
  }
}
