package io.fivefifty.logs;

import io.fivefifty.rules.Providers;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose remote host an attempt met: by the host's name, else by the recipient's domain. Hot:
 * remembers its answers by name.
 */
final class ProviderOf {

  /** Where nothing tells. */
  static final String OTHER = "other";

  private static final int REMEMBERED = 1 << 15;
  private static final int UNKNOWN = -1;
  private static final int NOT_ASKED = -2;

  private final Names providers = new Names(Tallies.MOST_PROVIDERS, UnaryOperator.identity());
  private final int other = numberOf(OTHER);
  private final Memory relays;
  private final Memory recipientDomains;

  ProviderOf(Providers known) {
    relays = new Memory(known::ofHost);
    recipientDomains = new Memory(known::ofRecipientDomain);
  }

  /** The provider's number, good for {@link #name}. */
  int number(Line line, Delivery delivery) {
    int provider = relays.ask(line.bytes, delivery.relayStart, delivery.relayEnd);
    if (provider == UNKNOWN) {
      int domain =
          Addresses.domainStart(line.bytes, delivery.recipientStart, delivery.recipientEnd);
      if (domain >= 0) {
        provider = recipientDomains.ask(line.bytes, domain, delivery.recipientEnd);
      }
    }
    return provider == UNKNOWN ? other : provider;
  }

  String name(int number) {
    return providers.name(number);
  }

  private int numberOf(String provider) {
    byte[] bytes = Bytes.ascii(provider);
    return providers.number(bytes, 0, bytes.length);
  }

  private interface Question {
    @Nullable String ask(String name);
  }

  /** Answers by name; forgets all of them when there are too many. */
  private final class Memory {
    private final Question question;
    private final Names names = new Names(REMEMBERED, UnaryOperator.identity());
    private int[] answers = new int[256];

    Memory(Question question) {
      this.question = question;
      Arrays.fill(answers, NOT_ASKED);
    }

    int ask(byte[] b, int from, int to) {
      if (names.isFull()) {
        names.clear();
        Arrays.fill(answers, NOT_ASKED);
      }
      int name = names.number(b, from, to);
      if (name >= answers.length) {
        int known = answers.length;
        answers = Arrays.copyOf(answers, 2 * known);
        Arrays.fill(answers, known, answers.length, NOT_ASKED);
      }
      if (answers[name] == NOT_ASKED) {
        String provider = question.ask(names.name(name));
        answers[name] = provider == null ? UNKNOWN : numberOf(provider);
      }
      return answers[name];
    }
  }
}
