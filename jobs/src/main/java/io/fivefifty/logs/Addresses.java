package io.fivefifty.logs;

/** Mail and internet addresses, in bytes. Hot: makes no object. */
public final class Addresses {

  /** RFC 1035 section 2.3.4 allows 255 octets; a name in letters of its own has some more. */
  private static final int LONGEST_DOMAIN = 1024;

  private Addresses() {}

  /**
   * The place of the {@code >} that ends the path (RFC 5321 section 4.1.2) which begins at {@code
   * at}, or -1. Inside a quoted local part nothing ends it.
   */
  public static int endOfPath(byte[] b, int at, int to) {
    boolean quoted = false;
    for (int i = at; i < to; i++) {
      switch (b[i]) {
        case '\\' -> i++;
        case '"' -> quoted = !quoted;
        case '>' -> {
          if (!quoted) {
            return i;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  /**
   * Where the domain of an address begins: behind its last {@code @}; -1 where it has none, or one
   * that is longer than any.
   */
  public static int domainStart(byte[] b, int from, int to) {
    int at = Bytes.lastIndexOf(b, Math.max(from, to - LONGEST_DOMAIN - 1), to, (byte) '@');
    return at < 0 || at + 1 == to ? -1 : at + 1;
  }

  /** Whether [from, to) is written like an IPv4 or IPv6 address. */
  public static boolean isIp(byte[] b, int from, int to) {
    if (to - from < 2 || to - from > 64) {
      return false;
    }
    boolean dotted = false;
    boolean colons = false;
    boolean letters = false;
    for (int i = from; i < to; i++) {
      byte c = b[i];
      if (c == '.') {
        dotted = true;
      } else if (c == ':') {
        colons = true;
      } else if (c == '%') {
        return colons; // a zone id (RFC 4007 section 11) follows
      } else if (Bytes.lower(c) >= 'a' && Bytes.lower(c) <= 'f') {
        letters = true;
      } else if (!Bytes.isDigit(c)) {
        return false;
      }
    }
    return colons || (dotted && !letters);
  }

  /**
   * Whether the address lies inside a house: loopback, private (RFC 1918, RFC 4193), link-local,
   * shared (RFC 6598), or unspecified, which is this host.
   */
  public static boolean isInternal(byte[] b, int from, int to) {
    int lastColon = Bytes.lastIndexOf(b, from, to, (byte) ':');
    if (lastColon < 0) {
      return isInternalV4(b, from, to);
    }
    if (Bytes.indexOf(b, lastColon, to, (byte) '.') >= 0) {
      return isInternalV4(b, lastColon + 1, to); // ::ffff:10.0.0.1
    }
    int firstColon = Bytes.indexOf(b, from, to, (byte) ':');
    if (firstColon - from != 4 || Bytes.lower(b[from]) != 'f') {
      return isLoopbackV6(b, from, to);
    }
    byte second = Bytes.lower(b[from + 1]);
    byte third = Bytes.lower(b[from + 2]);
    boolean uniqueLocal = second == 'c' || second == 'd';
    boolean linkLocal =
        second == 'e' && (third == '8' || third == '9' || third == 'a' || third == 'b');
    return uniqueLocal || linkLocal;
  }

  /** {@code ::}, {@code ::1}, {@code 0:0:0:0:0:0:0:1}: nothing but zeros, and a one at the end. */
  private static boolean isLoopbackV6(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      boolean lastOne = b[i] == '1' && i + 1 == to && b[i - 1] == ':';
      if (b[i] != ':' && b[i] != '0' && !lastOne) {
        return false;
      }
    }
    return true;
  }

  private static boolean isInternalV4(byte[] b, int from, int to) {
    int dot = Bytes.indexOf(b, from, to, (byte) '.');
    if (dot < 0) {
      return false;
    }
    int first = number(b, from, dot);
    int secondEnd = Bytes.indexOf(b, dot + 1, to, (byte) '.');
    int second = number(b, dot + 1, secondEnd < 0 ? to : secondEnd);
    return switch (first) {
      case 0, 10, 127 -> true;
      case 100 -> second >= 64 && second <= 127;
      case 169 -> second == 254;
      case 172 -> second >= 16 && second <= 31;
      case 192 -> second == 168;
      default -> false;
    };
  }

  private static int number(byte[] b, int from, int to) {
    int value = 0;
    for (int i = from; i < to && i < from + 3; i++) {
      value = value * 10 + (b[i] - '0');
    }
    return value;
  }
}
