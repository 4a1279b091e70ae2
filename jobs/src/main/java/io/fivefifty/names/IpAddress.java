package io.fivefifty.names;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** An IPv4 or IPv6 address. Its text is the form of RFC 5952; no name is ever looked up. */
public final class IpAddress {

  private static final int LONGEST = 45;
  private static final String HEX = "0123456789abcdef";

  private final byte[] bytes;

  private IpAddress(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The address that the text is, or empty. An IPv4 address in IPv6 form ({@code ::ffff:192.0.2.1})
   * is the IPv4 address.
   */
  public static Optional<IpAddress> parse(String text) {
    if (text.length() < 2 || text.length() > LONGEST) {
      return Optional.empty();
    }
    byte[] bytes = text.indexOf(':') < 0 ? v4(text) : v6(text);
    return bytes.length == 0 ? Optional.empty() : Optional.of(new IpAddress(bytes));
  }

  /**
   * The address of 4 or 16 bytes.
   *
   * @throws IllegalArgumentException for any other number of bytes
   */
  public static IpAddress of(byte[] bytes) {
    if (bytes.length != 4 && bytes.length != 16) {
      throw new IllegalArgumentException(bytes.length + " bytes are no internet address");
    }
    return new IpAddress(bytes.clone());
  }

  /** Whether it is an IPv4 address. */
  public boolean isV4() {
    return bytes.length == 4;
  }

  /** 32 or 128. */
  public int bits() {
    return 8 * bytes.length;
  }

  /** Its 4 or 16 bytes, in network order. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Whether the first {@code prefixBits} bits are those of {@code network}, of the same kind. */
  public boolean isInside(IpAddress network, int prefixBits) {
    if (bytes.length != network.bytes.length || prefixBits > bits()) {
      return false;
    }
    int whole = prefixBits / 8;
    for (int i = 0; i < whole; i++) {
      if (bytes[i] != network.bytes[i]) {
        return false;
      }
    }
    int rest = prefixBits % 8;
    return rest == 0 || ((bytes[whole] ^ network.bytes[whole]) & (0xFF00 >> rest) & 0xFF) == 0;
  }

  /** The network of that prefix, in the notation of RFC 4632: {@code 192.0.2.0/24}. */
  public String network(int prefixBits) {
    byte[] masked = bytes.clone();
    for (int bit = prefixBits; bit < bits(); bit++) {
      masked[bit / 8] &= (byte) ~(0x80 >> bit % 8);
    }
    return new IpAddress(masked) + "/" + prefixBits;
  }

  /** Octets or nibbles from the last to the first, as reverse zones and blocklists name them. */
  public String reversed() {
    StringBuilder name = new StringBuilder(4 * bytes.length);
    for (int i = bytes.length - 1; i >= 0; i--) {
      int octet = bytes[i] & 0xFF;
      if (isV4()) {
        name.append(octet);
      } else {
        name.append(HEX.charAt(octet & 15)).append('.').append(HEX.charAt(octet >> 4));
      }
      name.append(i == 0 ? "" : ".");
    }
    return name.toString();
  }

  /** The name of its PTR record (RFC 1035 section 3.5, RFC 3596 section 2.5). */
  public String pointerName() {
    return reversed() + (isV4() ? ".in-addr.arpa" : ".ip6.arpa");
  }

  /**
   * Whether nobody outside a house or a machine has it: loopback, private (RFC 1918, RFC 4193),
   * link-local, shared (RFC 6598), unspecified or multicast.
   */
  public boolean isInternal() {
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    if (isV4()) {
      return switch (first) {
        case 0, 10, 127 -> true;
        case 100 -> second >= 64 && second <= 127;
        case 169 -> second == 254;
        case 172 -> second >= 16 && second <= 31;
        case 192 -> second == 168;
        default -> first >= 224;
      };
    }
    return (first & 0xFE) == 0xFC
        || (first == 0xFE && (second & 0xC0) == 0x80)
        || first == 0xFF
        || isLoopbackOrUnspecified();
  }

  private boolean isLoopbackOrUnspecified() {
    for (int i = 0; i < 15; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return bytes[15] == 0 || bytes[15] == 1;
  }

  private static byte[] v4(String text) {
    byte[] bytes = new byte[4];
    int octet = 0;
    int value = 0;
    int digits = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '.' : text.charAt(i);
      if (c == '.') {
        if (digits == 0 || octet == 4) {
          return new byte[0];
        }
        bytes[octet++] = (byte) value;
        value = 0;
        digits = 0;
      } else if (c >= '0' && c <= '9') {
        value = value * 10 + (c - '0');
        digits++;
        if (digits > 3 || value > 255) {
          return new byte[0];
        }
      } else {
        return new byte[0];
      }
    }
    return octet == 4 ? bytes : new byte[0];
  }

  /** With a colon in it and nothing but address characters, InetAddress asks no DNS. */
  private static byte[] v6(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80 || (c != ':' && c != '.' && Character.digit(c, 16) < 0)) {
        return new byte[0];
      }
    }
    try {
      return InetAddress.getByName(text).getAddress();
    } catch (UnknownHostException e) {
      return new byte[0]; // two runs of zeros, or a group of five digits
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IpAddress address && Arrays.equals(bytes, address.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** RFC 5952: small letters, no leading zeros, the longest run of zeros as two colons. */
  @Override
  public String toString() {
    if (isV4()) {
      return (bytes[0] & 0xFF)
          + "."
          + (bytes[1] & 0xFF)
          + "."
          + (bytes[2] & 0xFF)
          + "."
          + (bytes[3] & 0xFF);
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
