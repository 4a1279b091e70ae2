package io.fivefifty.rules;

import static java.util.Objects.requireNonNull;

/**
 * Why a receiver refused: one entry of the closed list in {@code causes.yaml}.
 *
 * @param id stable name, kept in reports for years
 * @param family what it is about: recipient, authentication, reputation …
 * @param actor who can do something about it
 * @param meaning what the receiver says
 * @param advice what to do, for a mail operator
 */
public record Cause(String id, String family, Actor actor, String meaning, String advice) {
  /** The reply was understood, and gives no reason. */
  public static final String UNSPECIFIED = "unspecified";

  /** No rule knows the reply. */
  public static final String UNCLASSIFIED = "unclassified";

  public Cause {
    requireNonNull(id, "id is null");
    requireNonNull(family, "family is null");
    requireNonNull(actor, "actor is null");
    requireNonNull(meaning, "meaning is null");
    requireNonNull(advice, "advice is null");
  }

  /** Whether the sending side can mend it: its DNS, its mail servers or its sender. */
  public boolean fixable() {
    return actor == Actor.DNS_ADMIN || actor == Actor.MTA_ADMIN || actor == Actor.SENDER;
  }
}
