package io.fivefifty.dns.spf;

import static java.util.Objects.requireNonNull;

import io.fivefifty.dns.Lookup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the SPF records of a domain say, whoever sends.
 *
 * @param lookup of the domain's TXT records
 * @param records those of them that are SPF records
 * @param lookups the terms of the whole tree that count against the limit of ten (RFC 7208 section
 *     4.6.4), as if nothing matched early; those behind a loop or a macro are not counted
 * @param voidLookups the terms whose lookup found nothing; where that differs between senders with
 *     an IPv4 and an IPv6 address, the lower count
 * @param all how whoever no term names is treated: fail, softfail, neutral or pass, the redirect
 *     target's word included; null where no {@code all} says it
 * @param authorized the networks that pass, sorted as text, at most 10,000; {@code all}, {@code
 *     ptr} and {@code exists} add none
 * @param hasMacro whether a macro that hangs on the sender keeps a part of it unknown
 * @param tree what DNS said, in the order of evaluation
 * @param problems ids of {@link SpfProblem}
 */
public record SpfFacts(
    Lookup lookup,
    List<String> records,
    SpfVerdict verdict,
    int lookups,
    int voidLookups,
    @Nullable String all,
    List<String> authorized,
    boolean hasMacro,
    List<SpfNode> tree,
    List<String> problems) {

  public SpfFacts {
    requireNonNull(lookup, "lookup is null");
    requireNonNull(verdict, "verdict is null");
    records = List.copyOf(records);
    authorized = List.copyOf(authorized);
    tree = List.copyOf(tree);
    problems = List.copyOf(problems);
  }
}
