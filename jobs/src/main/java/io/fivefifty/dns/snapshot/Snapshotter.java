package io.fivefifty.dns.snapshot;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.Answers;
import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.Question;
import io.fivefifty.dns.asking.Asker;
import io.fivefifty.dns.asking.DnsSource.Sitting;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.IntConsumer;

/**
 * Makes rows of many subjects at a time: runs each one's facts, asks what lacks, runs them again.
 */
public final class Snapshotter {

  /** Enough to keep the asker busy while some subjects wait for slow servers. */
  private static final int MOST_SUBJECTS = 256;

  /** No facts need so many rounds; one that never ends must not stop the others. */
  private static final int MOST_ROUNDS = 64;

  private final Asker asker;
  private final Sitting sitting;
  private final List<String> addressLists;
  private final List<String> domainLists;
  private final Clock clock;

  /**
   * @param addressLists zones of blocklists of addresses
   * @param domainLists zones of blocklists of domains
   */
  public Snapshotter(
      Sitting sitting, List<String> addressLists, List<String> domainLists, Clock clock) {
    this.sitting = sitting;
    this.asker = sitting.asker();
    this.addressLists = List.copyOf(addressLists);
    this.domainLists = List.copyOf(domainLists);
    this.clock = clock;
  }

  /**
   * A row for each domain.
   *
   * @param progress called on another thread with the number of rows done
   */
  public List<Taken<DomainSnapshot>> domains(List<DomainSubject> subjects, IntConsumer progress) {
    return take(
        subjects, (subject, answers) -> DomainSnapshot.of(subject, domainLists, answers), progress);
  }

  /**
   * A row for each host.
   *
   * @param progress called on another thread with the number of rows done
   */
  public List<Taken<HostSnapshot>> hosts(List<HostSubject> subjects, IntConsumer progress) {
    return take(
        subjects, (subject, answers) -> HostSnapshot.of(subject, addressLists, answers), progress);
  }

  /** Rows by any facts; what facts cannot bear of a stranger's records spoils one row alone. */
  <S, T> List<Taken<T>> take(
      List<S> subjects, BiFunction<S, Answers, T> facts, IntConsumer progress) {
    Work<S, T> work = new Work<>(subjects.iterator(), facts, progress);
    asker.loop().execute(work::drain);
    try {
      return work.done.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** The subjects of one call; lives on the asker's thread. */
  private final class Work<S, T> {
    final CompletableFuture<List<Taken<T>>> done = new CompletableFuture<>();
    private final Iterator<S> subjects;
    private final BiFunction<S, Answers, T> facts;
    private final IntConsumer progress;
    private final List<Taken<T>> rows = new ArrayList<>();
    private final Deque<InWork> ready = new ArrayDeque<>();
    private int inWork;
    private boolean draining;

    Work(Iterator<S> subjects, BiFunction<S, Answers, T> facts, IntConsumer progress) {
      this.subjects = subjects;
      this.facts = facts;
      this.progress = progress;
    }

    private final class InWork {
      final S subject;
      final Map<Question, Answer> answers = new HashMap<>();
      final Instant startedAt = clock.instant();
      int rounds;
      int lacking;

      InWork(S subject) {
        this.subject = subject;
      }
    }

    /** Runs what can be run; answers that come meanwhile only queue up. */
    void drain() {
      if (draining || done.isDone()) {
        return;
      }
      draining = true;
      try {
        while (true) {
          InWork next = ready.poll();
          if (next == null) {
            if (inWork == MOST_SUBJECTS || !subjects.hasNext()) {
              break;
            }
            next = new InWork(subjects.next());
            inWork++;
          }
          run(next);
        }
        if (inWork == 0) {
          done.complete(rows);
        }
      } catch (RuntimeException | Error e) {
        done.completeExceptionally(e);
      } finally {
        draining = false;
      }
    }

    private void run(InWork work) {
      Answers.Noting noting =
          new Answers.Noting(
              question -> {
                Answer answer = work.answers.get(question);
                return answer == null ? asker.known(question) : answer;
              });
      T result;
      try {
        result = facts.apply(work.subject, noting);
      } catch (RuntimeException e) {
        emit(work, facts.apply(work.subject, unreadable(e)));
        return;
      }
      Set<Question> missing = noting.missing();
      if (missing.isEmpty() || ++work.rounds > MOST_ROUNDS) {
        emit(work, result);
        return;
      }
      work.lacking = missing.size();
      for (Question question : missing) {
        asker.ask(
            question,
            answer -> {
              work.answers.put(question, answer);
              if (--work.lacking == 0) {
                ready.add(work);
                drain();
              }
            });
      }
    }

    /** Nothing is known of a subject whose records break the reading of them. */
    private static Answers unreadable(RuntimeException e) {
      Answer unknown =
          Answer.of(Lookup.notAsked("the records could not be read: " + e.getClass().getName()));
      return question -> unknown;
    }

    private void emit(InWork work, T result) {
      Instant asOf = sitting.asOf();
      int millis =
          asOf == null ? (int) Math.max(0, clock.millis() - work.startedAt.toEpochMilli()) : 0;
      rows.add(new Taken<>(result, asOf == null ? work.startedAt : asOf, millis));
      inWork--;
      progress.accept(rows.size());
    }
  }
}
