package io.fivefifty.dns;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The answer to a {@link Question}.
 *
 * @param values one a record, in the order of the answer; empty unless the status is {@code OK}. A
 *     and AAAA: the address in the form of RFC 5952. MX: preference, a blank and the exchange
 *     ({@code 10 mx.example.com}, {@code 0 .} for the null MX of RFC 7505). PTR: the name. SOA: the
 *     seven fields with blanks between them. TXT: the strings of the record joined without a mark,
 *     a character for each byte (ISO-8859-1). Names are without a final dot.
 */
public record Answer(Lookup lookup, List<String> values) {

  public Answer {
    requireNonNull(lookup, "lookup is null");
    values = List.copyOf(values);
  }

  /** An answer without records. */
  public static Answer of(Lookup lookup) {
    return new Answer(lookup, List.of());
  }

  public LookupStatus status() {
    return lookup.status();
  }

  /** Whether records came. */
  public boolean isOk() {
    return lookup.status() == LookupStatus.OK;
  }

  /** Whether there is nothing of the type: not because of a failure. */
  public boolean isAbsent() {
    return lookup.status() == LookupStatus.NODATA || lookup.status() == LookupStatus.NXDOMAIN;
  }

  /** Whether nothing can be said, because the lookup failed. */
  public boolean isFailed() {
    return !lookup.status().isAnswer();
  }
}
