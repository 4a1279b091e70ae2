package io.fivefifty.dns.asking;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.DnsNames;
import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A question that is not answered yet, and what was learnt on the way. */
final class Asking {

  final Question question;
  final List<Consumer<Answer>> waiters = new ArrayList<>();
  int attempts;
  int retries;
  long startedNanos;

  /** Whether the server fails, and does not where validation is switched off. */
  boolean answersUnchecked;

  Failure lastFailure = new Failure(LookupStatus.TIMEOUT, "no answer in time");

  /** Aliases of the messages before the last. */
  private final List<String> aliases = new ArrayList<>();

  private @Nullable Integer aliasTtlSeconds;
  private boolean aliasesValidated = true;
  private String name;

  Asking(Question question) {
    this.question = question;
    this.name = question.name();
  }

  /** The name to ask for: that of the question, or the target of an alias. */
  String name() {
    return name;
  }

  /**
   * Goes on with the target of an alias that the server does not follow itself.
   *
   * @param target of the response
   * @return null, or why it leads nowhere
   */
  @Nullable String follow(Lookup response, String target) {
    aliases.addAll(response.aliases());
    aliasTtlSeconds = lower(aliasTtlSeconds, response.ttlSeconds());
    aliasesValidated &= response.ad();
    if (aliases.size() > Response.MOST_ALIASES) {
      return Response.TOO_MANY_ALIASES;
    }
    if (!DnsNames.isValid(target)) {
      return "an alias leads to '" + target + "', which cannot be asked for";
    }
    name = target;
    return null;
  }

  /** The answer when the last message is there. */
  Answer whole(Answer last) {
    Lookup l = last.lookup();
    if (aliases.isEmpty()) {
      return last;
    }
    List<String> all = new ArrayList<>(aliases);
    all.addAll(l.aliases());
    if (all.size() > Response.MOST_ALIASES) {
      return nowhere(l, all, Response.TOO_MANY_ALIASES);
    }
    Lookup lookup =
        new Lookup(
            l.status(),
            l.rcode(),
            l.ede(),
            l.ad() && aliasesValidated,
            l.tcp(),
            lower(aliasTtlSeconds, l.ttlSeconds()),
            l.attempts(),
            l.millis(),
            all,
            l.error());
    return new Answer(lookup, last.values());
  }

  /** The answer when the last alias leads nowhere. */
  Answer nowhere(Lookup last, String why) {
    return nowhere(last, aliases, why);
  }

  private static Answer nowhere(Lookup last, List<String> aliases, String why) {
    return Answer.of(
        new Lookup(
            LookupStatus.MALFORMED,
            last.rcode(),
            last.ede(),
            false,
            last.tcp(),
            null,
            last.attempts(),
            last.millis(),
            aliases.subList(0, Math.min(aliases.size(), Response.MOST_ALIASES)),
            why));
  }

  /** The answer when none came. */
  Answer failed(long nowNanos) {
    return Answer.of(
        new Lookup(
            lastFailure.status(),
            null,
            List.of(),
            false,
            lastFailure.status() == LookupStatus.TRUNCATED,
            null,
            attempts,
            (int) ((nowNanos - startedNanos) / 1_000_000),
            aliases,
            lastFailure.error()));
  }

  /** The answer when the server fails, and does not where validation is switched off. */
  static Answer bogus(Answer failed) {
    Lookup l = failed.lookup();
    return Answer.of(
        new Lookup(
            LookupStatus.BOGUS,
            l.rcode(),
            l.ede(),
            l.ad(),
            l.tcp(),
            l.ttlSeconds(),
            l.attempts(),
            l.millis(),
            l.aliases(),
            l.error() + "; with checking disabled there is an answer"));
  }

  private static @Nullable Integer lower(@Nullable Integer one, @Nullable Integer other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return Math.min(one, other);
  }
}
