package io.fivefifty.dns.dkim;

import static java.util.Objects.requireNonNull;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Answers;
import io.fivefifty.dns.DnsNames;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.RecordType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands under a selector of a domain.
 *
 * @param selector as it was given
 * @param status id of a {@link LookupStatus}
 * @param record the key record as published, cut after 4096 characters; null where there is none or
 *     more than one
 * @param keyType in small letters: rsa, ed25519, or another that is published
 * @param keyBits null where the data cannot be read
 * @param testing whether the domain asks verifiers to treat its signed mail like unsigned
 * @param problems in alphabetical order
 */
public record DkimKey(
    String selector,
    String status,
    @Nullable String record,
    DkimVerdict verdict,
    @Nullable String keyType,
    @Nullable Integer keyBits,
    boolean testing,
    List<String> problems) {

  private static final int LONGEST_SHOWN = 4096;

  public DkimKey {
    requireNonNull(selector, "selector is null");
    requireNonNull(status, "status is null");
    requireNonNull(verdict, "verdict is null");
    problems = List.copyOf(problems);
  }

  /** Reads the key of a selector (RFC 6376 section 3.6.2). */
  public static DkimKey of(String selector, String domain, Answers answers) {
    String name = DnsNames.canonical(selector + "._domainkey." + domain);
    if (!DnsNames.isValid(name)) {
      return without(selector, LookupStatus.NOT_ASKED, DkimVerdict.UNKNOWN, List.of());
    }
    Answer answer = answers.to(name, RecordType.TXT);
    if (answer.isFailed()) {
      return without(selector, answer.status(), DkimVerdict.UNKNOWN, List.of());
    }
    List<String> keys = answer.values().stream().filter(KeyRecord::isMeant).toList();
    if (keys.isEmpty()) {
      return without(selector, answer.status(), DkimVerdict.MISSING, List.of());
    }
    if (keys.size() > 1) {
      // Which one a verifier takes is not defined (RFC 6376 section 3.6.2.2).
      List<String> problems = List.of("multiple-records");
      return without(selector, answer.status(), DkimVerdict.INVALID, problems);
    }
    String text = keys.get(0);
    KeyRecord key = KeyRecord.of(text);
    return new DkimKey(
        selector,
        answer.status().id(),
        text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) : text,
        key.verdict(),
        key.keyType(),
        key.keyBits(),
        key.testing(),
        List.copyOf(key.problems()));
  }

  private static DkimKey without(
      String selector, LookupStatus status, DkimVerdict verdict, List<String> problems) {
    return new DkimKey(selector, status.id(), null, verdict, null, null, false, problems);
  }
}
