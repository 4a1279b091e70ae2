package io.fivefifty.rules;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides one reply: who said it, and which rule wins. Where a reply quotes another one ("host x
 * said: 550 …"), the inner one decides if its words give a reason, as the reason given last is the
 * real one; a rule about the act of quoting itself (a sender callout) goes first. Thread-safe.
 */
final class Judge {
  /** Only who has the mailbox knows of it: the address in the reply is the provider's own. */
  private static final Set<String> ABOUT_A_MAILBOX =
      Set.of("unknown-recipient", "inactive-recipient", "mailbox-full", "restricted-recipient");

  private final RuleSet rules;
  private final Matcher matcher;

  Judge(RuleSet rules, Matcher matcher) {
    this.rules = rules;
    this.matcher = matcher;
  }

  /**
   * A decision.
   *
   * @param provider who said it
   * @param knownBy how the provider was known, for people
   * @param rule the winner, or null where no rule holds
   * @param holding all rules that hold of the part that decided, the winner first; only filled
   *     where asked for
   */
  record Decision(String provider, String knownBy, @Nullable Rule rule, List<Rule> holding) {}

  /**
   * What is known of the two ends.
   *
   * @param byHost provider whose relay host spoke, or null
   * @param byRecipient provider that the recipient's domain is of, {@link Providers#OTHER} where it
   *     is nobody's, or null where it is not known
   * @param byName provider of the address that the reply names, or null; counts where the reply is
   *     about a recipient
   */
  record Known(@Nullable String byHost, @Nullable String byRecipient, @Nullable String byName) {}

  private record Speaker(String provider, String knownBy, Set<String> rulesOf) {}

  Decision decide(Reply reply, String masked, Known known, boolean withHolding) {
    Look whole = matcher.look(reply.code(), reply.enhancedCode(), wordsOf(masked, reply));
    Speaker speaker = speaker(whole, known);
    Rule winner = matcher.first(whole, speaker.rulesOf());
    Look decisive = whole;
    Look quoted = quoted(whole.masked());
    if (quoted != null && (winner == null || !winner.quotes())) {
      Rule inner = matcher.first(quoted, speaker.rulesOf());
      if (innerDecides(winner, inner)) {
        winner = inner;
        decisive = quoted;
      }
    }
    List<Rule> holding = withHolding ? matcher.all(decisive, speaker.rulesOf()) : List.of();
    if (speaker.provider().equals(Providers.OTHER)
        && known.byName() != null
        && winner != null
        && ABOUT_A_MAILBOX.contains(winner.cause().id())) {
      return new Decision(known.byName(), "the address that it names", winner, holding);
    }
    return new Decision(speaker.provider(), speaker.knownBy(), winner, holding);
  }

  /** The masked text begins with the reply's own codes. */
  private static String wordsOf(String masked, Reply reply) {
    int from = reply.code() == 0 ? 0 : 3;
    String enhanced = reply.enhancedCode();
    if (enhanced != null) {
      from += enhanced.length() + (reply.code() == 0 ? 0 : 1);
    }
    return masked.substring(Math.min(from, masked.length())).strip();
  }

  private static boolean innerDecides(@Nullable Rule whole, @Nullable Rule inner) {
    if (inner == null || isUnspecified(inner)) {
      return whole == null && inner != null;
    }
    if (whole == null || isUnspecified(whole)) {
      return true;
    }
    return inner.conditions().hasWords() || !whole.conditions().hasWords();
  }

  private static boolean isUnspecified(Rule rule) {
    return rule.cause().id().equals(Cause.UNSPECIFIED);
  }

  /** The last reply that the text quotes, or null where it quotes none. */
  private @Nullable Look quoted(String masked) {
    for (int i = masked.length() - 4; i > 0; i--) {
      if (Codes.isDigit(masked.charAt(i))
          && Codes.opensQuotedReply(masked.substring(Math.max(0, i - 4), i), masked, i)) {
        int end = Codes.enhancedEnd(masked, i + 4);
        String enhanced = end < 0 ? null : masked.substring(i + 4, end);
        String words = masked.substring(Math.min(masked.length(), end < 0 ? i + 3 : end));
        return matcher.look(Codes.value(masked, i), enhanced, words);
      }
    }
    return null;
  }

  private Speaker speaker(Look look, Known known) {
    String hostProvider = known.byHost();
    boolean ownDomain = Providers.OTHER.equals(known.byRecipient());
    String recipientProvider = ownDomain ? null : known.byRecipient();
    List<String> saidBy = withoutLikes(matcher.saidBy(look));
    String byWords = saidBy.isEmpty() ? null : saidBy.get(0);
    if (recipientProvider != null && saidBy.contains(recipientProvider)) {
      byWords = recipientProvider;
    }
    Set<String> rulesOf = new HashSet<>();
    addWithLikes(hostProvider, rulesOf);
    saidBy.forEach(id -> addWithLikes(id, rulesOf));
    if (hostProvider != null) {
      return new Speaker(hostProvider, "the relay host", rulesOf);
    }
    if (byWords != null) {
      String speaker = ownDomain ? rules.providers().forOwnDomains(byWords) : byWords;
      return new Speaker(speaker, "words that only it writes", rulesOf);
    }
    addWithLikes(recipientProvider, rulesOf);
    if (recipientProvider != null) {
      return new Speaker(recipientProvider, "the recipient's domain", rulesOf);
    }
    return new Speaker(Providers.OTHER, "nothing tells", rulesOf);
  }

  /** Where a service and its parent both said it, the service did. */
  private List<String> withoutLikes(List<String> ids) {
    if (ids.size() < 2) {
      return ids;
    }
    Set<String> likes = new HashSet<>();
    for (String id : ids) {
      rules.providers().provider(id).map(Provider::like).ifPresent(likes::add);
    }
    return ids.stream().filter(id -> !likes.contains(id)).toList();
  }

  private void addWithLikes(@Nullable String id, Set<String> ids) {
    String next = id;
    while (next != null && ids.add(next)) {
      next = rules.providers().provider(next).map(Provider::like).orElse(null);
    }
  }
}
