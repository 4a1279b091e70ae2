package io.fivefifty.dns.spf;

import io.fivefifty.names.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an SPF record by the grammar of RFC 7208 section 12, in one pass. */
final class RecordParser {

  private final List<Directive> directives = new ArrayList<>();
  private @Nullable MacroString redirect;
  private boolean explained;

  private RecordParser() {}

  /** The record; empty if any of its terms is wrong (RFC 7208 section 4.6). */
  static Optional<SpfRecord> parse(String text) {
    RecordParser parser = new RecordParser();
    int start = SpfRecord.VERSION.length();
    while (start < text.length()) {
      int end = text.indexOf(' ', start);
      end = end < 0 ? text.length() : end;
      if (end > start && !parser.accepts(text.substring(start, end))) {
        return Optional.empty();
      }
      start = end + 1;
    }
    return Optional.of(new SpfRecord(parser.directives, parser.redirect));
  }

  private boolean accepts(String term) {
    int nameEnd = endOfName(term);
    if (nameEnd > 0 && nameEnd < term.length() && term.charAt(nameEnd) == '=') {
      return acceptsModifier(
          term.substring(0, nameEnd).toLowerCase(Locale.ROOT), term.substring(nameEnd + 1));
    }
    Qualifier written = Qualifier.of(term.charAt(0));
    Mechanism mechanism = mechanism(written == null ? term : term.substring(1));
    if (mechanism == null) {
      return false;
    }
    directives.add(new Directive(written == null ? Qualifier.PASS : written, mechanism, term));
    return true;
  }

  /** A modifier that is known must not stand twice (section 6); others are only read. */
  private boolean acceptsModifier(String name, String value) {
    switch (name) {
      case "redirect" -> {
        MacroString target = MacroString.domainSpec(value).orElse(null);
        boolean isFirst = redirect == null;
        redirect = target;
        return isFirst && target != null;
      }
      case "exp" -> {
        boolean isFirst = !explained;
        explained = true;
        return isFirst && MacroString.domainSpec(value).isPresent();
      }
      default -> {
        return MacroString.isMacroString(value);
      }
    }
  }

  private static int endOfName(String term) {
    int end = 0;
    while (end < term.length()) {
      char c = term.charAt(end);
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean isLater = (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
      if (!isLetter && !(isLater && end > 0)) {
        break;
      }
      end++;
    }
    return end;
  }

  private static @Nullable Mechanism mechanism(String term) {
    int end = 0;
    while (end < term.length() && term.charAt(end) != ':' && term.charAt(end) != '/') {
      end++;
    }
    String rest = term.substring(end);
    return switch (term.substring(0, end).toLowerCase(Locale.ROOT)) {
      case "all" -> rest.isEmpty() ? new Mechanism.All() : null;
      case "include" -> target(rest).map(Mechanism.Include::new).orElse(null);
      case "exists" -> target(rest).map(Mechanism.Exists::new).orElse(null);
      case "ptr" ->
          rest.isEmpty()
              ? new Mechanism.Ptr(null)
              : target(rest).map(Mechanism.Ptr::new).orElse(null);
      case "a" -> addresses(rest, false);
      case "mx" -> addresses(rest, true);
      case "ip4" -> network(rest, true);
      case "ip6" -> network(rest, false);
      default -> null;
    };
  }

  private static Optional<MacroString> target(String rest) {
    return rest.startsWith(":") ? MacroString.domainSpec(rest.substring(1)) : Optional.empty();
  }

  /** The lengths are read from the end, because a domain-spec may hold slashes itself. */
  private static @Nullable Mechanism addresses(String rest, boolean ofExchanges) {
    int v6 = 128;
    int v4 = 32;
    int end = rest.length();
    int digits = startOfDigits(rest, end);
    if (digits < end && rest.startsWith("//", digits - 2)) {
      v6 = prefix(rest.substring(digits, end), 128);
      end = digits - 2;
      digits = startOfDigits(rest, end);
    }
    if (digits < end && rest.startsWith("/", digits - 1)) {
      v4 = prefix(rest.substring(digits, end), 32);
      end = digits - 1;
    }
    MacroString target = end == 0 ? null : target(rest.substring(0, end)).orElse(null);
    if (v4 < 0 || v6 < 0 || (end > 0 && target == null)) {
      return null;
    }
    Mechanism.Prefixes prefixes = new Mechanism.Prefixes(v4, v6);
    return ofExchanges ? new Mechanism.Mx(target, prefixes) : new Mechanism.A(target, prefixes);
  }

  private static int startOfDigits(String text, int end) {
    int start = end;
    while (start > 0 && text.charAt(start - 1) >= '0' && text.charAt(start - 1) <= '9') {
      start--;
    }
    return start;
  }

  /** A length without leading zeros; -1 for any other text. */
  private static int prefix(String digits, int most) {
    boolean isPlain = !digits.isEmpty() && digits.length() <= 3 && isNumber(digits);
    if (!isPlain || (digits.length() > 1 && digits.charAt(0) == '0')) {
      return -1;
    }
    int bits = Integer.parseInt(digits);
    return bits <= most ? bits : -1;
  }

  private static boolean isNumber(String text) {
    return startOfDigits(text, text.length()) == 0;
  }

  private static @Nullable Mechanism network(String rest, boolean isV4) {
    if (!rest.startsWith(":")) {
      return null;
    }
    int slash = rest.indexOf('/');
    int bits = isV4 ? 32 : 128;
    int prefixBits = slash < 0 ? bits : prefix(rest.substring(slash + 1), bits);
    String written = rest.substring(1, slash < 0 ? rest.length() : slash);
    boolean isOfKind = isV4 ? isPlainV4(written) : written.indexOf(':') >= 0;
    if (prefixBits < 0 || !isOfKind) {
      return null;
    }
    return IpAddress.parse(written)
        .map(address -> new Mechanism.Network(isV4 ? address : asV6(address), prefixBits))
        .orElse(null);
  }

  /** Section 12: the octets of an ip4-network have no leading zeros. */
  private static boolean isPlainV4(String text) {
    for (int i = 0; i + 1 < text.length(); i++) {
      boolean isFirst = i == 0 || text.charAt(i - 1) == '.';
      if (isFirst && text.charAt(i) == '0' && text.charAt(i + 1) != '.') {
        return false;
      }
    }
    return text.indexOf(':') < 0;
  }

  /** An ip6-network of IPv4 addresses stays IPv6: IPv4 senders don't match it (section 5). */
  private static IpAddress asV6(IpAddress address) {
    if (!address.isV4()) {
      return address;
    }
    byte[] bytes = new byte[16];
    bytes[10] = (byte) 0xFF;
    bytes[11] = (byte) 0xFF;
    System.arraycopy(address.bytes(), 0, bytes, 12, 4);
    return IpAddress.of(bytes);
  }
}
