package io.fivefifty.dns;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an answer was come by. A lookup that failed is one of these too, so that it can never be
 * taken for "no record".
 *
 * @param rcode the response code (RFC 6895 section 2.3), null where no answer came
 * @param ede extended errors that the server gave (RFC 8914)
 * @param ad whether the resolver says that it has validated the answer (RFC 4035 section 3.2.3)
 * @param tcp whether it came over TCP
 * @param ttlSeconds the lowest of the records; of "no data" and "no such name" the SOA's (RFC 2308
 *     section 5); null where nothing tells
 * @param attempts how many times the question was sent
 * @param millis from the first sending to the answer
 * @param aliases the names that CNAME records led to, in order
 * @param error what went wrong, for a person; null where nothing did
 */
public record Lookup(
    LookupStatus status,
    @Nullable Integer rcode,
    List<Integer> ede,
    boolean ad,
    boolean tcp,
    @Nullable Integer ttlSeconds,
    int attempts,
    int millis,
    List<String> aliases,
    @Nullable String error) {

  public Lookup {
    requireNonNull(status, "status is null");
    ede = List.copyOf(ede);
    aliases = List.copyOf(aliases);
  }

  /** A question that was never put. */
  public static Lookup notAsked(String why) {
    return new Lookup(
        LookupStatus.NOT_ASKED, null, List.of(), false, false, null, 0, 0, List.of(), why);
  }

  /** A lookup of which no more than the status is known. */
  public static Lookup of(LookupStatus status) {
    return new Lookup(status, null, List.of(), false, false, null, 0, 0, List.of(), null);
  }

  /** Whether the name itself exists, as far as this lookup tells. */
  public Known nameExists() {
    return switch (status) {
      case OK, NODATA -> Known.YES;
      case NXDOMAIN -> aliases.isEmpty() ? Known.NO : Known.YES;
      default -> Known.UNKNOWN;
    };
  }
}
