package io.fivefifty.dns.spf;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One step of the trace: a question that a term led to, and the answer.
 *
 * @param name the name that was asked; with the macros as written where they hang on the sender
 * @param depth 0 for the domain itself, one more than that of the record or of the MX that led here
 * @param via what led here, which tells the type too: empty (the domain itself), {@code include}
 *     and {@code redirect} asked for TXT, {@code a} and {@code exists} for A, {@code aaaa} for
 *     AAAA, {@code mx} for MX; {@code ptr} would ask for PTR, of an address that is not known
 * @param record TXT: the SPF record, {@code " | "} between several; addresses: with blanks between
 *     them; MX: preference and exchange, {@code ", "} between several; null where there is none
 * @param status the {@link io.fivefifty.dns.LookupStatus} id; {@code not_asked} for what hangs on
 *     the sender, and for names that DNS cannot hold
 */
public record SpfNode(String name, int depth, String via, @Nullable String record, String status) {

  public SpfNode {
    requireNonNull(name, "name is null");
    requireNonNull(via, "via is null");
    requireNonNull(status, "status is null");
  }
}
