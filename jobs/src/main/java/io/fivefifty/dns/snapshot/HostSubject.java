package io.fivefifty.dns.snapshot;

import static java.util.Objects.requireNonNull;

import io.fivefifty.names.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * An address that mail is sent from, to take a snapshot of.
 *
 * @param helo the name that it says in HELO or EHLO, null where that is not known
 * @param namedBy who says that it is ours
 */
public record HostSubject(IpAddress ip, @Nullable String helo, NamedBy namedBy) {

  public HostSubject {
    requireNonNull(ip, "ip is null");
    requireNonNull(namedBy, "namedBy is null");
  }

  /** Who says that an address sends our mail. */
  public enum NamedBy {
    USER,
    REPLY;

    /** As it stands in tables. */
    public String id() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
