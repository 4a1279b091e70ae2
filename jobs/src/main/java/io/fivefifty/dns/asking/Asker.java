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

  /** Failures without an answer between them, from which on a server may be taken for dead. */
  private static final int DEAD_FAILURES = 8;

  private static final long RETRY_MILLIS = 100;

  private final Exchange exchange;
  private final AskerSettings settings;
  private final String shown;
  private final ScheduledExecutorService loop;
  private final AnswerCache cache = new AnswerCache(CACHE_BYTES);
  private final Map<Question, Asking> pending = new HashMap<>();
  private final Deque<Asking> waiting = new ArrayDeque<>();
  private final Window window;

  private int inFlight;
  private boolean pumping;
  private @Nullable String gaveUp;
  private long firstSentNanos;
  private long lastAnswerNanos;
  private int failuresSinceAnswer;
  private boolean onlyNetworkErrors = true;
  private boolean everAnswered;
  private long questions;
  private long sent;

  Asker(Exchange exchange, AskerSettings settings, String shown, ScheduledExecutorService loop) {
    this.exchange = exchange;
    this.settings = settings;
    this.shown = shown;
    this.loop = loop;
    this.window = new Window(settings.mostInFlight());
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

  /** A question that is not answered yet. */
  private static final class Asking {
    final Question question;
    final List<Consumer<Answer>> waiters = new ArrayList<>();
    final List<String> aliases = new ArrayList<>();
    String name;
    int attempts;
    int retries;
    long startedNanos;
    Failure lastFailure = new Failure(LookupStatus.TIMEOUT, "no answer in time");

    Asking(Question question) {
      this.question = question;
      this.name = question.name();
    }
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
        inFlight++;
        asking.startedNanos = System.nanoTime();
        if (firstSentNanos == 0) {
          begin(asking.startedNanos);
        }
        send(asking, false, null);
      }
    } finally {
      pumping = false;
    }
  }

  private void begin(long now) {
    firstSentNanos = now;
    lastAnswerNanos = now;
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
    Message query = Queries.of(asking.name, asking.question.type());
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
    lastAnswerNanos = System.nanoTime();
    failuresSinceAnswer = 0;
    onlyNetworkErrors = true;
    everAnswered = true;
    if (in.getHeader().getFlag(Flags.TC)) {
      if (tcp) {
        unanswered(asking, true, failed, new Failure(LookupStatus.TRUNCATED, "cut, over TCP too"));
      } else {
        send(asking, true, failed);
      }
      return;
    }
    window.answered();
    int millis =
        exchange.isRemote() ? (int) ((lastAnswerNanos - asking.startedNanos) / 1_000_000) : 0;
    Response response = Response.read(asking.question, in, tcp, asking.attempts, millis);
    if (failed != null) {
      boolean bogus = response.answer().status().isAnswer();
      finish(asking, bogus ? bogus(failed) : failed);
    } else if (response.target() != null && follows(asking, response)) {
      send(asking, false, null);
    } else {
      settle(asking, withAliases(asking, response.answer()));
    }
  }

  /** Goes on with the target of an alias that the server does not follow itself. */
  private static boolean follows(Asking asking, Response response) {
    asking.aliases.addAll(response.answer().lookup().aliases());
    String target = String.valueOf(response.target());
    if (asking.aliases.size() > Response.MOST_ALIASES || !DnsNames.isValid(target)) {
      asking
          .aliases
          .subList(Math.min(asking.aliases.size(), Response.MOST_ALIASES), asking.aliases.size())
          .clear();
      return false;
    }
    asking.name = target;
    return true;
  }

  private void settle(Asking asking, Answer answer) {
    switch (answer.status()) {
      case SERVFAIL -> {
        if (asking.retries == 0 && exchange.isRemote()) {
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
      failuresSinceAnswer++;
      onlyNetworkErrors &= failure.status() == LookupStatus.NETWORK_ERROR;
      if (isDead()) {
        giveUp(shown + " gives no answer (" + failure.error() + ")");
        return;
      }
    }
    if (asking.retries + 1 < settings.timeouts().size()) {
      retry(asking);
    } else {
      finish(asking, failureOf(asking));
    }
  }

  private boolean isDead() {
    long silence = System.nanoTime() - lastAnswerNanos;
    long patience = settings.patience().toNanos();
    if (onlyNetworkErrors) {
      patience /= 4;
    } else if (!everAnswered) {
      patience /= 2;
    }
    return failuresSinceAnswer >= DEAD_FAILURES && silence > patience;
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
      finish(asking, asking.attempts == 0 ? Answer.of(Lookup.notAsked(why)) : failureOf(asking));
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

  private static Answer failureOf(Asking asking) {
    int millis = (int) ((System.nanoTime() - asking.startedNanos) / 1_000_000);
    return Answer.of(
        new Lookup(
            asking.lastFailure.status(),
            null,
            List.of(),
            false,
            asking.lastFailure.status() == LookupStatus.TRUNCATED,
            null,
            asking.attempts,
            millis,
            asking.aliases,
            asking.lastFailure.error()));
  }

  private static Answer bogus(Answer failed) {
    Lookup l = failed.lookup();
    return Answer.of(
        new Lookup(
            LookupStatus.BOGUS,
            l.rcode(),
            l.ede(),
            l.ad(),
            l.tcp(),
            l.ttlSeconds(),
            l.attempts() + 1,
            l.millis(),
            l.aliases(),
            l.error() + "; with checking disabled there is an answer"));
  }

  private static Answer withAliases(Asking asking, Answer last) {
    if (asking.aliases.isEmpty()) {
      return last;
    }
    Lookup l = last.lookup();
    List<String> aliases = new ArrayList<>(asking.aliases);
    aliases.addAll(l.aliases());
    boolean endless = aliases.size() > Response.MOST_ALIASES || asking.name.isEmpty();
    LookupStatus status = endless ? LookupStatus.MALFORMED : l.status();
    return new Answer(
        new Lookup(
            status,
            l.rcode(),
            l.ede(),
            l.ad(),
            l.tcp(),
            l.ttlSeconds(),
            l.attempts(),
            l.millis(),
            aliases.subList(0, Math.min(aliases.size(), Response.MOST_ALIASES)),
            endless
                ? "more than " + Response.MOST_ALIASES + " aliases, or a circle of them"
                : l.error()),
        endless ? List.of() : last.values());
  }

  /** Ends the thread; what was not answered stays so. */
  @Override
  public void close() {
    loop.shutdownNow();
    exchange.close();
  }
}
