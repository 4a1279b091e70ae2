package io.fivefifty.dns;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** A small DNS of TXT records. Names that it does not have do not exist. */
public final class TextZone implements Answers {

  private final Map<Question, Answer> answers = new HashMap<>();
  private final Set<Question> asked = new LinkedHashSet<>();

  public TextZone with(String name, String... texts) {
    answers.put(
        new Question(name, RecordType.TXT), new Answer(Lookup.of(LookupStatus.OK), List.of(texts)));
    return this;
  }

  public TextZone with(String name, LookupStatus status) {
    answers.put(new Question(name, RecordType.TXT), Answer.of(Lookup.of(status)));
    return this;
  }

  @Override
  public Answer to(Question question) {
    asked.add(question);
    return answers.getOrDefault(question, Answer.of(Lookup.of(LookupStatus.NXDOMAIN)));
  }

  /** The names that were asked for, in their order. */
  public List<String> asked() {
    return asked.stream().map(Question::name).toList();
  }

  /**
   * Has the facts read as the snapshot does: again and again, until no answer is missing.
   *
   * @param atOnce which answers are there from the start
   */
  public <T> T inRounds(Predicate<Question> atOnce, Function<Answers, T> facts) {
    Set<Question> arrived = new HashSet<>();
    while (true) {
      Answers.Noting noting =
          new Answers.Noting(
              question ->
                  arrived.contains(question) || atOnce.test(question) ? to(question) : null);
      T read = facts.apply(noting);
      if (noting.missing().isEmpty()) {
        return read;
      }
      arrived.addAll(noting.missing());
    }
  }
}
