package io.fivefifty.dns.asking;

import io.fivefifty.dns.DnsNames;
import io.fivefifty.dns.Question;
import io.fivefifty.dns.RecordType;
import io.fivefifty.dns.asking.DnsSource.Servers;
import io.fivefifty.dns.asking.DnsSource.Sitting;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Type;

/**
 * A DNS server on loopback, over UDP and TCP. It answers from the text of a master file, unless a
 * {@link Fault} is set for a name, or for all.
 */
public final class DnsServer implements AutoCloseable {

  /** What happens in the place of the right answer. */
  @FunctionalInterface
  public interface Fault {
    Reply to(Query query, Message right);
  }

  /**
   * A query that came.
   *
   * @param before how many came with the same question and over the same transport before it
   */
  public record Query(Message message, boolean tcp, int before) {

    String name() {
      return DnsNames.canonical(message.getQuestion().getName().toString());
    }

    String type() {
      return Type.string(message.getQuestion().getType());
    }

    boolean hasCheckingDisabled() {
      return message.getHeader().getFlag(Flags.CD);
    }

    /** The bytes of a response, cut to what the transport carries. */
    byte[] wire(Message response) {
      OPTRecord opt = message.getOPT();
      int most = opt == null ? 512 : opt.getPayloadSize();
      return response.toWire(tcp ? Message.MAXLENGTH : most);
    }
  }

  /** What goes back. */
  public static final class Reply {
    static final Reply NONE = new Reply(new byte[0], 0, false);

    private final byte[] wire;
    private final int lateMillis;
    private final boolean cut;

    /**
     * @param wire nothing is sent if it is empty
     * @param lateMillis how long it is kept back
     * @param cut whether a TCP connection breaks after half of it
     */
    Reply(byte[] wire, int lateMillis, boolean cut) {
      this.wire = wire;
      this.lateMillis = lateMillis;
      this.cut = cut;
    }

    static Reply of(byte[] wire) {
      return new Reply(wire, 0, false);
    }
  }

  private final DatagramSocket udp;
  private final InetSocketAddress address;
  private final ServerSocket tcp;
  private final ZoneFile zone;
  private final Map<String, Fault> faults = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
  private final Queue<String> received = new ConcurrentLinkedQueue<>();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService late = Executors.newSingleThreadScheduledExecutor();
  private volatile Fault faultOfAll = (query, right) -> Reply.of(query.wire(right));
  private volatile int lastQueries = Integer.MAX_VALUE;

  private DnsServer(ZoneFile zone) throws IOException {
    this.zone = zone;
    InetAddress loopback = InetAddress.getLoopbackAddress();
    DatagramSocket socket = null;
    ServerSocket listener = null;
    while (listener == null) {
      socket = new DatagramSocket(0, loopback);
      try {
        listener = new ServerSocket(socket.getLocalPort(), 50, loopback);
      } catch (IOException e) {
        socket.close(); // somebody has the port for TCP
      }
    }
    udp = socket;
    address = new InetSocketAddress(loopback, socket.getLocalPort());
    tcp = listener;
    udp.setReceiveBufferSize(1 << 20);
    start(this::serveUdp);
    start(this::serveTcp);
  }

  /** A server of these lines of a master file. */
  public static DnsServer of(String... lines) {
    try {
      return new DnsServer(zone(lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ZoneFile zone(String... lines) throws IOException {
    Path file = Files.createTempFile("dns", ".zone");
    try {
      Files.writeString(file, String.join("\n", lines) + "\n", StandardCharsets.ISO_8859_1);
      return ZoneFile.read(file);
    } finally {
      Files.delete(file);
    }
  }

  /** Sets what happens to the questions for a name. */
  public DnsServer with(String name, Fault fault) {
    faults.put(name, fault);
    return this;
  }

  /** Sets what happens to the questions for all names that have no fault of their own. */
  public DnsServer withAll(Fault fault) {
    faultOfAll = fault;
    return this;
  }

  /** It has no TCP. */
  public DnsServer withoutTcp() {
    try {
      tcp.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** It is gone once so many queries have come. */
  public DnsServer diesAfter(int queries) {
    lastQueries = queries;
    return this;
  }

  public InetSocketAddress address() {
    return address;
  }

  /** Where to ask it, with a name that does not depend on the port. */
  public Sitting open(AskerSettings settings) {
    return DnsSource.open(new Servers(List.of(address()), "the server"), settings).get(0);
  }

  /** Questions that came, in the form {@code example.com MX}, as often as they came. */
  public List<String> received() {
    return List.copyOf(received);
  }

  /** How often a question came. */
  public long received(String name, RecordType type) {
    String question = new Question(name, type).toString();
    return received.stream().filter(question::equals).count();
  }

  private Reply reply(byte[] wire, int length, boolean overTcp) throws IOException {
    byte[] bytes = new byte[length];
    System.arraycopy(wire, 0, bytes, 0, length);
    Message message = new Message(bytes);
    Query first = new Query(message, overTcp, 0);
    String question = first.name() + " " + first.type();
    received.add(question);
    if (received.size() > lastQueries) {
      close();
      return Reply.NONE;
    }
    int before =
        counts.computeIfAbsent(question + overTcp, key -> new AtomicInteger()).getAndIncrement();
    Query query = new Query(message, overTcp, before);
    return faults.getOrDefault(query.name(), faultOfAll).to(query, zone.respond(message));
  }

  private void serveUdp() throws IOException {
    byte[] buffer = new byte[Message.MAXLENGTH];
    while (true) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      udp.receive(packet);
      Reply reply = reply(buffer, packet.getLength(), false);
      SocketAddress asker = packet.getSocketAddress();
      send(reply, () -> udp.send(new DatagramPacket(reply.wire, reply.wire.length, asker)));
    }
  }

  private void serveTcp() throws IOException {
    while (true) {
      Socket connection = tcp.accept();
      connections.add(connection);
      start(() -> serve(connection));
    }
  }

  private void serve(Socket connection) throws IOException {
    try (connection) {
      DataInputStream in = new DataInputStream(connection.getInputStream());
      DataOutputStream out = new DataOutputStream(connection.getOutputStream());
      while (true) {
        byte[] query = new byte[in.readUnsignedShort()];
        in.readFully(query);
        Reply reply = reply(query, query.length, true);
        send(
            reply,
            () -> {
              out.writeShort(reply.wire.length);
              out.write(reply.wire, 0, reply.cut ? reply.wire.length / 2 : reply.wire.length);
              out.flush();
            });
        if (reply.cut) {
          return;
        }
      }
    } finally {
      connections.remove(connection);
    }
  }

  private void send(Reply reply, Work work) throws IOException {
    if (reply.wire.length > 0 && reply.lateMillis > 0) {
      ScheduledFuture<?> unused =
          late.schedule(() -> run(work), reply.lateMillis, TimeUnit.MILLISECONDS);
    } else if (reply.wire.length > 0) {
      work.run();
    }
  }

  @FunctionalInterface
  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread = new Thread(() -> run(work), "dns-server");
    thread.setDaemon(true);
    thread.start();
  }

  private static void run(Work work) {
    try {
      work.run();
    } catch (IOException e) {
      // The socket was closed, at one end or the other.
    }
  }

  @Override
  public void close() {
    udp.close();
    late.shutdownNow();
    try {
      tcp.close();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
