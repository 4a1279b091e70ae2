package io.fivefifty.dns.asking;

import io.fivefifty.dns.LookupStatus;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.xbill.DNS.WireParseException;

/**
 * Why a message had no answer.
 *
 * @param error for a person
 */
record Failure(LookupStatus status, String error) {

  static Failure of(Throwable thrown) {
    Throwable at = thrown;
    while (at instanceof CompletionException && at.getCause() != null) {
      at = at.getCause();
    }
    if (at instanceof SocketTimeoutException || at instanceof TimeoutException) {
      return new Failure(LookupStatus.TIMEOUT, "no answer in time");
    }
    if (at instanceof WireParseException) {
      return new Failure(LookupStatus.MALFORMED, String.valueOf(at.getMessage()));
    }
    return new Failure(
        LookupStatus.NETWORK_ERROR,
        at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage());
  }
}
