package io.fivefifty.dns.spf;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Answers;
import io.fivefifty.dns.DnsNames;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.RecordType;
import io.fivefifty.names.IpAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of an address that lead back to it (RFC 7208 section 5.5); asked for when needed. */
final class ValidatedNames {

  private static final String NO_NAME = "unknown";

  private final IpAddress ip;
  private final Answers answers;
  private @Nullable Answer pointers;
  private final List<String> names = new ArrayList<>();
  private boolean isKnown = true;

  ValidatedNames(IpAddress ip, Answers answers) {
    this.ip = ip;
    this.answers = answers;
  }

  Answer pointers() {
    Answer answer = pointers;
    if (answer == null) {
      answer = answers.to(ip.pointerName(), RecordType.PTR);
      pointers = answer;
      validate(answer);
    }
    return answer;
  }

  /** A name whose addresses cannot be had is left out; only the first ten are tried. */
  private void validate(Answer answer) {
    isKnown = answer.status() != LookupStatus.NOT_ASKED;
    for (String value : answer.values().stream().limit(SpfLimits.NAMES).toList()) {
      String name = DnsNames.canonical(value);
      if (!TargetNames.isValid(name)) {
        continue;
      }
      Answer addresses = answers.to(name, ip.isV4() ? RecordType.A : RecordType.AAAA);
      isKnown &= addresses.status() != LookupStatus.NOT_ASKED;
      if (addresses.values().stream()
          .flatMap(a -> IpAddress.parse(a).stream())
          .anyMatch(ip::equals)) {
        names.add(name);
      }
    }
  }

  List<String> names() {
    pointers();
    return names;
  }

  /** Whether all was asked that decides. */
  boolean isKnown() {
    pointers();
    return isKnown;
  }

  /**
   * The value of the macro {@code p} (section 7.3): the domain itself, else a name below it, else
   * any; null where it is not known.
   */
  @Nullable String best(String domain) {
    if (!isKnown()) {
      return null;
    }
    if (names.contains(domain)) {
      return domain;
    }
    return names.stream()
        .filter(name -> DnsNames.isAtOrBelow(name, domain))
        .findFirst()
        .orElse(names.isEmpty() ? NO_NAME : names.get(0));
  }
}
