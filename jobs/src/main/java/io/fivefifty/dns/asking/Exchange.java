package io.fivefifty.dns.asking;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.xbill.DNS.Message;

/** Carries one DNS message to somebody who answers, and the answer back. */
interface Exchange extends AutoCloseable {

  /**
   * Sends a query.
   *
   * @param attempt 0 for the first sending of a question, for which another server may be taken
   * @param tcp whether over TCP
   * @return the response, on the thread that asks; fails with what {@link Failure#of} knows
   */
  CompletionStage<Message> send(Message query, int attempt, boolean tcp, Duration timeout);

  /** Whether an answer may be late or lost, so that it is worth while to ask again. */
  boolean isRemote();

  @Override
  default void close() {}
}
