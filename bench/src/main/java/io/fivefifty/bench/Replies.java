package io.fivefifty.bench;

import io.fivefifty.rules.Reply;
import io.fivefifty.rules.RuleSet;
import io.fivefifty.rules.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Replies as a night's logs have them, made of the wordings that the rules' examples show. */
final class Replies {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  private final List<String> wordings = new ArrayList<>();
  private final SplittableRandom random;

  Replies(RuleSet rules, long seed) {
    random = new SplittableRandom(seed);
    rules
        .rules()
        .forEach(rule -> rule.examples().forEach(e -> wordings.add(templateOf(e.reply()))));
  }

  private static String templateOf(String reply) {
    return Template.of(Reply.parse(reply)).text();
  }

  /** Known wordings, each with addresses, hosts, ids, numbers and times of its own. */
  String[] known(int count) {
    String[] replies = new String[count];
    for (int i = 0; i < count; i++) {
      replies[i] = filled(anyWording());
    }
    return replies;
  }

  /** Each reply has two words that no other has. */
  String[] neverSeen(int count) {
    String[] replies = new String[count];
    for (int i = 0; i < count; i++) {
      replies[i] = filled(anyWording()) + ' ' + word() + ' ' + word();
    }
    return replies;
  }

  private String anyWording() {
    return wordings.get(random.nextInt(wordings.size()));
  }

  private String filled(String template) {
    StringBuilder out = new StringBuilder(template.length() + 32);
    int i = 0;
    while (i < template.length()) {
      int open = template.indexOf('{', i);
      int close = open < 0 ? -1 : template.indexOf('}', open);
      if (close < 0) {
        break;
      }
      out.append(template, i, open).append(value(template.substring(open + 1, close)));
      i = close + 1;
    }
    return out.append(template, i, template.length()).toString();
  }

  private String value(String placeholder) {
    return switch (placeholder) {
      case "address" -> word() + '@' + host();
      case "ip" -> "198.51.100." + random.nextInt(1, 255);
      case "host" -> host();
      case "date" -> "2026-11-%02dT%02d:%02d:00Z".formatted(day(), hour(), hour());
      case "n" -> Integer.toString(random.nextInt(10_000));
      default -> Long.toHexString(random.nextLong() | 1L << 62);
    };
  }

  private int day() {
    return random.nextInt(1, 29);
  }

  private int hour() {
    return random.nextInt(24);
  }

  private String host() {
    return word() + ".example";
  }

  private String word() {
    char[] word = new char[8];
    for (int i = 0; i < word.length; i++) {
      word[i] = LETTERS.charAt(random.nextInt(LETTERS.length()));
    }
    return new String(word);
  }
}
