package io.fivefifty.dns.spf;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Answers;
import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.Question;
import io.fivefifty.dns.RecordType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What DNS said when a tree was surveyed; what is not in the tree was not asked. */
public final class StoredTree implements Answers {

  /**
   * Between two SPF records of one name. A record that holds it itself has an error in its syntax:
   * taken for two records, it gives the same outcome.
   */
  private static final String BETWEEN_RECORDS = " | ";

  private static final Pattern RECORDS =
      Pattern.compile(
          Pattern.quote(BETWEEN_RECORDS) + "(?=v=spf1(?: |$))", Pattern.CASE_INSENSITIVE);

  private static final String BETWEEN_ADDRESSES = " ";
  private static final String BETWEEN_EXCHANGERS = ", ";

  private static final Answer NOT_IN_TREE =
      Answer.of(Lookup.notAsked("the stored tree does not hold it"));

  private final Map<Question, Answer> known;

  private StoredTree(Map<Question, Answer> known) {
    this.known = known;
  }

  /** The answers that the nodes hold. */
  public static StoredTree of(List<SpfNode> nodes) {
    Map<Question, Answer> known = new HashMap<>();
    for (SpfNode node : nodes) {
      LookupStatus status = LookupStatus.of(node.status());
      if (status != LookupStatus.NOT_ASKED) {
        RecordType type = type(node.via());
        known.putIfAbsent(
            new Question(node.name(), type), new Answer(Lookup.of(status), values(node, type)));
      }
    }
    return new StoredTree(known);
  }

  @Override
  public Answer to(Question question) {
    return known.getOrDefault(question, NOT_IN_TREE);
  }

  /** The node that holds an answer. */
  static SpfNode node(Question question, int depth, String via, Answer answer) {
    List<String> values = answer.values();
    String between = BETWEEN_ADDRESSES;
    if (question.type() == RecordType.TXT) {
      values = SpfRecord.of(answer);
      between = BETWEEN_RECORDS;
    } else if (question.type() == RecordType.MX) {
      between = BETWEEN_EXCHANGERS;
    }
    String record = values.isEmpty() ? null : String.join(between, values);
    return new SpfNode(question.name(), depth, via, record, answer.status().id());
  }

  private static RecordType type(String via) {
    return switch (via) {
      case "", "include", "redirect" -> RecordType.TXT;
      case "a", "exists" -> RecordType.A;
      case "aaaa" -> RecordType.AAAA;
      case "mx" -> RecordType.MX;
      default -> throw new IllegalArgumentException("\"" + via + "\" is no term that asks DNS");
    };
  }

  private static List<String> values(SpfNode node, RecordType type) {
    String record = node.record();
    if (record == null) {
      return List.of();
    }
    return switch (type) {
      case TXT -> List.of(RECORDS.split(record));
      case MX -> List.of(record.split(BETWEEN_EXCHANGERS));
      default -> List.of(record.split(BETWEEN_ADDRESSES));
    };
  }
}
