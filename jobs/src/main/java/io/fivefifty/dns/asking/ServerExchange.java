package io.fivefifty.dns.asking;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.xbill.DNS.Message;
import org.xbill.DNS.SimpleResolver;

/** Asks servers over UDP and TCP with dnsjava. */
final class ServerExchange implements Exchange {

  /** What fits through nearly every path without fragments (dnsflagday.net/2020). */
  static final int PAYLOAD_BYTES = 1232;

  static {
    // dnsjava looks for expired queries once a second unless told otherwise.
    if (System.getProperty("dnsjava.nio.selector_timeout") == null) {
      System.setProperty("dnsjava.nio.selector_timeout", "20");
    }
  }

  private final List<InetSocketAddress> servers;

  /** dnsjava's own default starts a thread for each query on a machine with two cores. */
  private final Executor executor;

  /**
   * @param servers at least one; a question goes to the first, its repetitions to the next
   * @param executor where answers are handed on
   */
  ServerExchange(List<InetSocketAddress> servers, Executor executor) {
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("no server to ask");
    }
    this.servers = List.copyOf(servers);
    this.executor = executor;
  }

  @Override
  public CompletionStage<Message> send(Message query, int attempt, boolean tcp, Duration timeout) {
    SimpleResolver resolver = new SimpleResolver(servers.get(attempt % servers.size()));
    resolver.setTCP(tcp);
    resolver.setIgnoreTruncation(true);
    resolver.setTimeout(timeout);
    resolver.setEDNS(0, PAYLOAD_BYTES, 0, List.of());
    try {
      return resolver.sendAsync(query, executor);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e); // no socket to be had
    }
  }

  @Override
  public boolean isRemote() {
    return true;
  }
}
