package io.fivefifty.dns.asking;

import io.fivefifty.dns.LookupStatus;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks a silent server for the root, on which every server has a word at once: that nothing was
 * heard may be due to names whose own servers are dead.
 */
final class Probe {

  private final Exchange exchange;
  private final AskerSettings settings;
  private final Executor loop;
  private int open;

  Probe(Exchange exchange, AskerSettings settings, Executor loop) {
    this.exchange = exchange;
    this.settings = settings;
    this.loop = loop;
  }

  boolean isUnderWay() {
    return open > 0;
  }

  /**
   * Sends as many messages as a question has timeouts, all at once.
   *
   * @param heard called for each answer, whatever it says
   * @param silent called when the last has failed
   * @return the number of messages
   */
  int send(Runnable heard, Consumer<Failure> silent) {
    int messages = settings.timeouts().size();
    open = messages;
    for (int attempt = 0; attempt < messages; attempt++) {
      exchange
          .send(Queries.ofRoot(), attempt, false, settings.timeouts().get(0))
          .whenCompleteAsync((in, thrown) -> received(thrown, heard, silent), loop);
    }
    return messages;
  }

  private void received(@Nullable Throwable thrown, Runnable heard, Consumer<Failure> silent) {
    open--;
    Failure failure = thrown == null ? null : Failure.of(thrown);
    if (failure == null || failure.status() == LookupStatus.MALFORMED) {
      heard.run();
    } else if (open == 0) {
      silent.accept(failure);
    }
  }
}
