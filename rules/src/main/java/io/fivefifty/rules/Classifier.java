package io.fivefifty.rules;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says who refused and why. Verdicts are remembered by masked reply, so that a rule runs once for
 * each wording and provider, not for each reply. Not thread-safe: one a task.
 */
public final class Classifier {
  /** Wordings that are remembered; at 1 kB each, some 16 MB. */
  private static final int MOST_VERDICTS = 16_384;

  /** Hosts and domains whose provider is remembered. */
  private static final int MOST_NAMES = 4_096;

  private final RuleSet rules;
  private final Masker masker;
  private final Recent<Key, Verdict> verdicts = new Recent<>(MOST_VERDICTS);
  private final Recent<String, Optional<String>> byHost = new Recent<>(MOST_NAMES);
  private final Recent<String, Optional<String>> byRecipient = new Recent<>(MOST_NAMES);

  /** All that a verdict depends on. */
  private record Key(
      String words,
      @Nullable String hostProvider,
      @Nullable String recipientProvider,
      @Nullable String namedProvider) {}

  public Classifier(RuleSet rules) {
    this.rules = rules;
    this.masker = rules.masker();
  }

  /**
   * The verdict on a reply. Never throws; of a reply, at most {@link Reply#MAX_LENGTH} is read.
   *
   * @param rawReply as a log has it, with its codes
   * @param relayHost host that said it, or null where the log does not tell
   * @param recipientDomain the recipient's domain, or null
   */
  public Verdict classify(
      String rawReply, @Nullable String relayHost, @Nullable String recipientDomain) {
    Reply reply = Reply.parse(rawReply);
    Masked masked = masker.mask(reply);
    Key key = key(rawReply, masked, relayHost, recipientDomain);
    Verdict known = verdicts.get(key);
    if (known == null) {
      known = verdict(masked, decide(reply, key, false));
      verdicts.put(key, known);
    }
    return known;
  }

  /** As {@link #classify}, and says how it came about. */
  public Explanation explain(
      String rawReply, @Nullable String relayHost, @Nullable String recipientDomain) {
    Reply reply = Reply.parse(rawReply);
    Masked masked = masker.mask(reply);
    Key key = key(rawReply, masked, relayHost, recipientDomain);
    Judge.Decision decision = decide(reply, key, true);
    Rule runnerUp = runnerUp(decision);
    return new Explanation(
        verdict(masked, decision),
        decision.rule(),
        runnerUp,
        runnerUp == null ? null : whyLost(decision.rule(), runnerUp),
        decision.knownBy());
  }

  private Key key(
      String rawReply,
      Masked masked,
      @Nullable String relayHost,
      @Nullable String recipientDomain) {
    String host = relayHost == null ? Clues.quotedHost(rawReply) : relayHost;
    String named = host == null && recipientDomain == null ? Clues.namedDomain(rawReply) : null;
    String recipientProvider = ofRecipient(recipientDomain);
    if (recipientProvider == null && recipientDomain != null) {
      recipientProvider = Providers.OTHER;
    }
    return new Key(masked.words(), providerOfHost(host), recipientProvider, ofRecipient(named));
  }

  private Judge.Decision decide(Reply reply, Key key, boolean withHolding) {
    return rules
        .judge()
        .decide(
            reply,
            key.words(),
            new Judge.Known(key.hostProvider(), key.recipientProvider(), key.namedProvider()),
            withHolding);
  }

  private Verdict verdict(Masked masked, Judge.Decision decision) {
    Rule rule = decision.rule();
    return new Verdict(
        decision.provider(),
        rule == null ? rules.unclassified() : rule.cause(),
        rule == null ? Verdict.NO_RULE : rule.id(),
        Template.ofText(masked.template()));
  }

  /** The next rule for another cause, else the next for the same. */
  private static @Nullable Rule runnerUp(Judge.Decision decision) {
    List<Rule> holding = decision.holding();
    if (decision.rule() == null || holding.size() < 2) {
      return null;
    }
    Cause cause = decision.rule().cause();
    return holding.stream()
        .filter(rule -> !rule.cause().equals(cause))
        .findFirst()
        .orElse(holding.get(1));
  }

  private @Nullable String whyLost(@Nullable Rule winner, Rule loser) {
    String reason = winner == null ? null : rules.order().reason(winner, loser);
    return reason == null ? "the winner asks for more words" : reason;
  }

  private @Nullable String providerOfHost(@Nullable String host) {
    return host == null || host.length() > HostMap.LONGEST_NAME
        ? null
        : byHost
            .computeIfAbsent(host, h -> Optional.ofNullable(rules.providers().ofHost(h)))
            .orElse(null);
  }

  private @Nullable String ofRecipient(@Nullable String domain) {
    return domain == null || domain.length() > HostMap.LONGEST_NAME
        ? null
        : byRecipient
            .computeIfAbsent(
                domain, d -> Optional.ofNullable(rules.providers().ofRecipientDomain(d)))
            .orElse(null);
  }
}
