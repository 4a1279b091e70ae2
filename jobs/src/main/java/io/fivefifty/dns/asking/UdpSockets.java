package io.fivefifty.dns.asking;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.WireParseException;

/**
 * Asks over UDP. Hot: {@code bench/dns} measures it. dnsjava opens a socket for each query, which
 * takes longer than all the rest; here a pool of them is shared.
 *
 * <p>Who forges an answer has to guess as much as with a socket for each query (RFC 5452 section
 * 9.2): the id, and the port, as the socket is picked at random and the system gives ports at
 * random. A socket takes datagrams only from the server that it is connected to; it is renewed
 * before its port could be found out, and at once where one comes whose id it never sent. What does
 * not repeat the question is no answer.
 *
 * <p>All of it happens on the loop's thread, as to wake another for each answer costs more than the
 * answer: while sockets are open, a task of the loop waits for datagrams, for a moment at a time.
 */
final class UdpSockets implements AutoCloseable {

  private static final int SOCKETS = 64;
  private static final int MOST_USES = 200;
  private static final long LONGEST_USE_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int LARGEST_DATAGRAM = 65_535;

  /** How long other work of the loop may have to wait, and how exactly timeouts are kept. */
  private static final long MOMENT_MILLIS = 20;

  private final ScheduledExecutorService loop;
  private final Selector selector;
  private final SecureRandom random = new SecureRandom();
  private final Map<InetSocketAddress, Socket[]> pools = new HashMap<>();

  /** Those of the pools, and those that were renewed while an answer was still to come. */
  private final Set<Socket> open = new HashSet<>();

  private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
  private final Deque<Unsent> unsent = new ArrayDeque<>();
  private long sweptNanos = System.nanoTime();
  private boolean turning;

  /**
   * @param loop whose thread calls {@link #send}, and on which answers come
   */
  UdpSockets(ScheduledExecutorService loop) {
    this.loop = loop;
    try {
      this.selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException("The system has no more files to open", e);
    }
  }

  private record Waiting(Record question, long untilNanos, CompletableFuture<Message> response) {}

  private record Unsent(Socket socket, ByteBuffer wire) {}

  private final class Socket {
    final DatagramChannel channel = DatagramChannel.open();
    final Map<Integer, Waiting> waiting = new HashMap<>();
    final Set<Integer> used = new HashSet<>();
    long openedNanos = System.nanoTime();

    Socket(InetSocketAddress server) throws IOException {
      try {
        channel.configureBlocking(false);
        channel.connect(server);
        channel.register(selector, SelectionKey.OP_READ, this);
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
      open.add(this);
    }

    boolean isUsedUp() {
      return used.size() >= MOST_USES || System.nanoTime() - openedNanos > LONGEST_USE_NANOS;
    }

    /** The server is out of reach, or somebody plays a trick. */
    void fail(IOException e) {
      openedNanos -= LONGEST_USE_NANOS;
      List<Waiting> all = List.copyOf(waiting.values());
      waiting.clear();
      all.forEach(query -> query.response.completeExceptionally(e));
    }

    void received(int id, @Nullable Message message, @Nullable IOException malformed) {
      Waiting query = waiting.remove(id);
      if (query == null) {
        if (!used.contains(id)) { // else it is late
          fail(new WireParseException("invalid message id: no query had it"));
        }
      } else if (message == null) {
        query.response.completeExceptionally(malformed);
      } else if (repeats(query.question, message)) {
        query.response.complete(message);
      } else {
        query.response.completeExceptionally(
            new WireParseException("invalid name, type or class: not the question"));
      }
    }
  }

  private static boolean repeats(Record asked, Message message) {
    Record question = message.getQuestion();
    return question != null
        && question.getType() == asked.getType()
        && question.getDClass() == asked.getDClass()
        && question.getName().equals(asked.getName());
  }

  /** Sends a query, at the next turn of the loop: the server is woken once for several. */
  CompletionStage<Message> send(InetSocketAddress server, Message query, Duration timeout) {
    CompletableFuture<Message> response = new CompletableFuture<>();
    int id = query.getHeader().getID();
    try {
      Socket socket = anySocket(server, id);
      long until = System.nanoTime() + timeout.toNanos();
      socket.waiting.put(id, new Waiting(query.getQuestion(), until, response));
      socket.used.add(id);
      unsent.add(new Unsent(socket, ByteBuffer.wrap(query.toWire())));
    } catch (IOException | RuntimeException e) {
      response.completeExceptionally(e); // no socket to be had
    }
    if (!turning) {
      turning = true;
      loop.execute(this::turn);
    }
    return response;
  }

  private Socket anySocket(InetSocketAddress server, int id) throws IOException {
    Socket[] pool = pools.computeIfAbsent(server, s -> new Socket[SOCKETS]);
    int at = random.nextInt(SOCKETS);
    if (pool[at] == null || pool[at].isUsedUp() || pool[at].used.contains(id)) {
      pool[at] = new Socket(server);
    }
    return pool[at];
  }

  private void turn() {
    for (Unsent next = unsent.poll(); next != null; next = unsent.poll()) {
      write(next);
    }
    try {
      selector.select(MOMENT_MILLIS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    selector.selectedKeys().forEach(key -> receive((Socket) key.attachment()));
    selector.selectedKeys().clear();
    long now = System.nanoTime();
    if (now - sweptNanos > TimeUnit.MILLISECONDS.toNanos(MOMENT_MILLIS)) {
      sweptNanos = now;
      sweep(now);
    }
    turning = !open.isEmpty();
    if (turning) {
      loop.execute(this::turn); // behind what else is due
    }
  }

  private static void write(Unsent query) {
    try {
      if (query.socket.channel.write(query.wire) == 0) {
        throw new IOException("the system's send buffer is full");
      }
    } catch (IOException e) {
      query.socket.fail(e);
    }
  }

  /** Takes one datagram; where there are more, the selector names the socket again. */
  private void receive(Socket socket) {
    byte[] wire;
    try {
      socket.channel.read(buffer.clear());
      wire = new byte[buffer.flip().remaining()];
      buffer.get(wire);
    } catch (IOException e) {
      socket.fail(e);
      return;
    }
    if (wire.length < Short.BYTES) {
      return;
    }
    int id = Byte.toUnsignedInt(wire[0]) << Byte.SIZE | Byte.toUnsignedInt(wire[1]);
    Message message = null;
    IOException malformed = null;
    try {
      message = new Message(wire);
    } catch (IOException | RuntimeException e) {
      malformed = new WireParseException(String.valueOf(e.getMessage()), e);
    }
    socket.received(id, message, malformed);
  }

  /** Ends what got no answer in time, and closes what is used up. */
  private void sweep(long now) {
    List<Waiting> late = new ArrayList<>();
    for (Socket socket : List.copyOf(open)) {
      socket.waiting.values().removeIf(query -> query.untilNanos - now < 0 && late.add(query));
      if (socket.isUsedUp() && socket.waiting.isEmpty()) {
        open.remove(socket);
        close(socket.channel);
      }
    }
    late.forEach(query -> query.response.completeExceptionally(new TimeoutException()));
  }

  private static void close(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // It is of no use any more in any case.
    }
  }

  /** Closes all sockets. */
  @Override
  public void close() {
    selector.keys().forEach(key -> close(key.channel()));
    close(selector);
  }
}
