package io.fivefifty.dns.change;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Something that DNS states of a domain or a host.
 *
 * @param name such as {@code dmarc}, {@code dkim:s2026a}, {@code listing:zen.spamhaus.org}
 * @param value null where DNS says that there is none
 */
public record Fact(String name, @Nullable String value) {

  public Fact {
    requireNonNull(name, "name is null");
  }
}
