package io.fivefifty.dns.asking;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import org.xbill.DNS.Message;
import org.xbill.DNS.SimpleResolver;

/** Asks servers: over UDP, or with dnsjava over TCP. */
final class ServerExchange implements Exchange {

  static {
    // dnsjava looks for expired queries once a second unless told otherwise.
    if (System.getProperty("dnsjava.nio.selector_timeout") == null) {
      System.setProperty("dnsjava.nio.selector_timeout", "20");
    }
  }

  private final List<InetSocketAddress> servers;
  private final ScheduledExecutorService loop;
  private final UdpSockets udp;

  /**
   * @param servers at least one; a question goes to the first, its repetitions to the next
   * @param loop where answers are handed on; dnsjava's own default starts a thread for each query
   *     on a machine with two cores
   */
  ServerExchange(List<InetSocketAddress> servers, ScheduledExecutorService loop) {
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("no server to ask");
    }
    this.servers = List.copyOf(servers);
    this.loop = loop;
    this.udp = new UdpSockets(loop);
  }

  @Override
  public CompletionStage<Message> send(Message query, int attempt, boolean tcp, Duration timeout) {
    InetSocketAddress server = servers.get(attempt % servers.size());
    return tcp ? sendOverTcp(server, query, timeout) : udp.send(server, query, timeout);
  }

  private CompletionStage<Message> sendOverTcp(
      InetSocketAddress server, Message query, Duration timeout) {
    SimpleResolver resolver = new SimpleResolver(server);
    resolver.setTCP(true);
    resolver.setTimeout(timeout);
    CompletableFuture<Message> response = new CompletableFuture<>();
    try {
      resolver
          .sendAsync(query, loop)
          .whenCompleteAsync(
              (in, thrown) -> {
                if (thrown == null) {
                  response.complete(in);
                } else {
                  response.completeExceptionally(thrown);
                }
              },
              loop);
    } catch (RuntimeException e) {
      response.completeExceptionally(e); // no socket to be had
    }
    return response;
  }

  @Override
  public boolean isRemote() {
    return true;
  }

  @Override
  public void close() {
    udp.close();
  }
}
