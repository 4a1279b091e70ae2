package io.fivefifty.dns.asking;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.DnsNames;
import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.Question;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;

/**
 * Puts questions, each at most once: so many at a time as the server bears, again where an answer
 * is lost, over TCP where it does not fit, and no more once the server is dead or time is up. Every
 * question gets an answer, if only that it was not asked.
 *
 * <p>All of its state belongs to one thread, the {@link #loop}: its methods may be called from
 * there only, and it calls back there.
 */
public final class Asker implements AutoCloseable {

  private static final long CACHE_BYTES = 64L << 20;

  private static final long RETRY_MILLIS = 100;

  private final Exchange exchange;
  private final AskerSettings settings;
  private final String shown;
  private final ScheduledExecutorService loop;
  private final AnswerCache cache = new AnswerCache(CACHE_BYTES);
  private final Map<Question, Asking> pending = new HashMap<>();
  private final Deque<Asking> waiting = new ArrayDeque<>();
  private final Window window;
  private final Pulse pulse;
  private final Probe probe;

  private int inFlight;
  private boolean pumping;
  private boolean begun;
  private @Nullable String gaveUp;
  private long questions;
  private long sent;

  Asker(Exchange exchange, AskerSettings settings, String shown, ScheduledExecutorService loop) {
    this.exchange = exchange;
    this.settings = settings;
    this.shown = shown;
    this.loop = loop;
    this.window = new Window(settings.mostInFlight());
    this.pulse = new Pulse(settings.patience());
    this.probe = new Probe(exchange, settings, loop);
  }

  /** One thread, on which an asker and those who use it live. */
  static ScheduledExecutorService newLoop() {
    return Executors.newSingleThreadScheduledExecutor(
        work -> {
          Thread thread = new Thread(work, "dns");
          thread.setDaemon(true);
          return thread;
        });
  }

  /** The thread on which everything happens. */
  public ScheduledExecutorService loop() {
    return loop;
  }

  /** The answer to a question that was asked before and is still remembered, or null. */
  public @Nullable Answer known(Question question) {
    return cache.get(question);
  }

  /** Asks, and calls {@code then} with the answer, perhaps at once. */
  public void ask(Question question, Consumer<Answer> then) {
    Answer known = cache.get(question);
    if (known != null) {
      then.accept(known);
      return;
    }
    Asking asking = pending.get(question);
    if (asking != null) {
      asking.waiters.add(then);
      return;
    }
    asking = new Asking(question);
    asking.waiters.add(then);
    pending.put(question, asking);
    questions++;
    if (!DnsNames.isValid(question.name())) {
      finish(asking, Answer.of(Lookup.notAsked("no name that DNS can hold")));
    } else if (gaveUp != null) {
      finish(asking, Answer.of(Lookup.notAsked(gaveUp)));
    } else {
      waiting.add(asking);
      pump();
    }
  }

  /** Questions that were put or given up, each counted once. */
  public long questions() {
    return questions;
  }

  /** Messages that were sent. */
  public long sent() {
    return sent;
  }

  /** Why nothing is asked any more, or null. */
  public @Nullable String gaveUp() {
    return gaveUp;
  }

  private void pump() {
    if (pumping) {
      return; // an answer came while another was being sent for
    }
    pumping = true;
    try {
      while (inFlight < window.size() && !waiting.isEmpty()) {
        Asking asking = waiting.remove();
        asking.startedNanos = System.nanoTime();
        if (inFlight++ == 0) {
          pulse.begins(asking.startedNanos);
        }
        if (!begun) {
          begin();
        }
        send(asking, false, null);
      }
    } finally {
      pumping = false;
    }
  }

  private void begin() {
    begun = true;
    if (exchange.isRemote()) {
      String why =
          "no time was left: the deadline of " + settings.deadline().toSeconds() + " s had passed";
      later(settings.deadline().toMillis(), () -> giveUp(why));
    }
  }

  private void later(long millis, Runnable work) {
    ScheduledFuture<?> unused = loop.schedule(work, millis, TimeUnit.MILLISECONDS);
  }

  /**
   * @param failed the server failure that this sending asks after with validation switched off, or
   *     null
   */
  private void send(Asking asking, boolean tcp, @Nullable Answer failed) {
    asking.attempts++;
    sent++;
    Message query = Queries.of(asking.name(), asking.question.type());
    if (failed != null) {
      query.getHeader().setFlag(Flags.CD);
    }
    int retry = Math.min(asking.retries, settings.timeouts().size() - 1);
    exchange
        .send(query, asking.retries, tcp, settings.timeouts().get(retry))
        .whenComplete((in, thrown) -> received(asking, tcp, failed, in, thrown));
  }

  private void received(
      Asking asking,
      boolean tcp,
      @Nullable Answer failed,
      @Nullable Message in,
      @Nullable Throwable thrown) {
    if (pending.get(asking.question) != asking) {
      return; // given up meanwhile
    }
    if (in == null) {
      Failure failure = Failure.of(thrown == null ? new IllegalStateException("nothing") : thrown);
      unanswered(asking, tcp, failed, failure);
      return;
    }
    long now = System.nanoTime();
    pulse.answered(now);
    Failure flaw = Response.flaw(in);
    if (flaw != null) {
      unanswered(asking, tcp, failed, flaw);
      return;
    }
    if (in.getHeader().getFlag(Flags.TC)) {
      if (tcp) {
        unanswered(asking, true, failed, new Failure(LookupStatus.TRUNCATED, "cut, over TCP too"));
      } else {
        send(asking, true, failed);
      }
      return;
    }
    window.answered();
    int millis = exchange.isRemote() ? (int) ((now - asking.startedNanos) / 1_000_000) : 0;
    Response response = Response.read(asking.question, in, tcp, asking.attempts, millis);
    if (failed == null) {
      settle(asking, response);
    } else if (response.answer().status().isAnswer()) {
      asking.answersUnchecked = true;
      send(asking, false, null); // it may have got well in the meantime
    } else {
      finish(asking, failed);
    }
  }

  private void settle(Asking asking, Response response) {
    String target = response.target();
    if (target == null) {
      settle(asking, asking.whole(response.answer()));
      return;
    }
    String nowhere = asking.follow(response.answer().lookup(), target);
    if (nowhere == null) {
      send(asking, false, null);
    } else {
      finish(asking, asking.nowhere(response.answer().lookup(), nowhere));
    }
  }

  private void settle(Asking asking, Answer answer) {
    switch (answer.status()) {
      case SERVFAIL -> {
        if (asking.answersUnchecked) {
          finish(asking, Asking.bogus(answer));
        } else if (asking.retries == 0 && exchange.isRemote()) {
          retry(asking);
        } else {
          send(asking, false, answer);
        }
      }
      case REFUSED, OTHER_RCODE -> {
        if (asking.retries == 0 && exchange.isRemote()) {
          retry(asking); // servers that limit rates answer so, too
        } else {
          finish(asking, answer);
        }
      }
      default -> finish(asking, answer);
    }
  }

  private void unanswered(Asking asking, boolean tcp, @Nullable Answer failed, Failure failure) {
    if (failed != null) {
      finish(asking, failed);
      return;
    }
    asking.lastFailure =
        tcp ? new Failure(LookupStatus.TRUNCATED, "over TCP: " + failure.error()) : failure;
    if (failure.status() == LookupStatus.TIMEOUT
        || failure.status() == LookupStatus.NETWORK_ERROR) {
      window.lost();
      pulse.missed(failure.status());
      if (pulse.isSilent(System.nanoTime()) && !probe.isUnderWay()) {
        sent += probe.send(() -> pulse.answered(System.nanoTime()), this::foundSilent);
      }
    }
    if (asking.retries + 1 < settings.timeouts().size()) {
      retry(asking);
    } else {
      finish(asking, asking.failed(System.nanoTime()));
    }
  }

  private void foundSilent(Failure failure) {
    if (pulse.isSilent(System.nanoTime())) {
      giveUp(shown + " gives no answer (" + failure.error() + ")");
    }
  }

  private void retry(Asking asking) {
    asking.retries++;
    later(
        RETRY_MILLIS * asking.retries,
        () -> {
          if (pending.get(asking.question) == asking) {
            send(asking, false, null);
          }
        });
  }

  private void giveUp(String why) {
    if (gaveUp != null || (pending.isEmpty() && loop.isShutdown())) {
      return;
    }
    gaveUp = why;
    List<Asking> open = new ArrayList<>(pending.values());
    waiting.clear();
    for (Asking asking : open) {
      finish(
          asking,
          asking.attempts == 0
              ? Answer.of(Lookup.notAsked(why))
              : asking.failed(System.nanoTime()));
    }
  }

  private void finish(Asking asking, Answer answer) {
    if (asking.attempts > 0) {
      inFlight--;
    }
    pending.remove(asking.question);
    cache.put(asking.question, answer);
    asking.waiters.forEach(waiter -> waiter.accept(answer));
    pump();
  }

  /** Ends the thread; what was not answered stays so. */
  @Override
  public void close() {
    loop.shutdownNow();
    exchange.close();
  }
}
