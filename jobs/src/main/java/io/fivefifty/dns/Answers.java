package io.fivefifty.dns;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of DNS so far. Facts are functions of this: where an answer is missing they go on
 * with {@link #PENDING}, so that one run names all that can be asked at once; they are run again
 * when the answers are there, until nothing is missing.
 */
public interface Answers {

  /** Stands for an answer that is not there yet. What was made with it is thrown away. */
  Answer PENDING = Answer.of(Lookup.notAsked("the answer is not there yet"));

  /** The answer to a question; {@link #PENDING} where it must be asked first. */
  Answer to(Question question);

  default Answer to(String name, RecordType type) {
    return to(new Question(name, type));
  }

  /** Notes what was asked for in vain. */
  final class Noting implements Answers {

    private final Function<Question, @Nullable Answer> known;
    private final Set<Question> missing = new LinkedHashSet<>();

    /**
     * @param known gives null where an answer must be asked first
     */
    public Noting(Function<Question, @Nullable Answer> known) {
      this.known = known;
    }

    @Override
    public Answer to(Question question) {
      Answer answer = known.apply(question);
      if (answer == null) {
        missing.add(question);
        return PENDING;
      }
      return answer;
    }

    /** The questions without an answer, in the order in which they came up. */
    public Set<Question> missing() {
      return missing;
    }
  }
}
