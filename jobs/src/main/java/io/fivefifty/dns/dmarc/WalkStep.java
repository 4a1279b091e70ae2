package io.fivefifty.dns.dmarc;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One lookup of the walk up the tree (RFC 9989 section 4.10).
 *
 * @param name what was asked for: {@code _dmarc.example.com}
 * @param status id of a {@link io.fivefifty.dns.LookupStatus}
 * @param records as published: DMARC records, and what was meant to be one; at most 8, each cut
 *     after 4096 characters
 */
public record WalkStep(String name, String status, List<String> records) {

  public WalkStep {
    requireNonNull(name, "name is null");
    requireNonNull(status, "status is null");
    records = List.copyOf(records);
  }
}
