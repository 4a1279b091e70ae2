package io.fivefifty.dns.asking;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Question;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers of this run, the latest used, within a bound of memory. Not thread-safe. */
final class AnswerCache {

  /** An answer with its question takes some 400 bytes beside its texts. */
  private static final int OVERHEAD_BYTES = 400;

  private final Map<Question, Answer> answers = new LinkedHashMap<>(1024, 0.75f, true);
  private final long mostBytes;
  private long bytes;

  AnswerCache(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  @Nullable Answer get(Question question) {
    return answers.get(question);
  }

  void put(Question question, Answer answer) {
    Answer before = answers.put(question, answer);
    bytes += size(question, answer) - (before == null ? 0 : size(question, before));
    Iterator<Map.Entry<Question, Answer>> oldest = answers.entrySet().iterator();
    while (bytes > mostBytes && answers.size() > 1) {
      Map.Entry<Question, Answer> entry = oldest.next();
      bytes -= size(entry.getKey(), entry.getValue());
      oldest.remove();
    }
  }

  private static long size(Question question, Answer answer) {
    long texts = question.name().length();
    for (String value : answer.values()) {
      texts += value.length() + 56L;
    }
    return OVERHEAD_BYTES + texts;
  }
}
