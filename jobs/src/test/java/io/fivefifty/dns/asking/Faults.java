package io.fivefifty.dns.asking;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.fivefifty.dns.asking.DnsServer.Fault;
import io.fivefifty.dns.asking.DnsServer.Query;
import io.fivefifty.dns.asking.DnsServer.Reply;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Opcode;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** What servers and networks do wrong. */
public final class Faults {

  private static final byte[] GARBAGE = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII);

  private Faults() {}

  public static Fault silent() {
    return (query, right) -> Reply.NONE;
  }

  /** Nothing comes to the first sendings of a question. */
  public static Fault silentAtFirst(int sendings) {
    return (query, right) -> query.before() < sendings ? Reply.NONE : answer(query, right);
  }

  /** Each message is lost with this probability; which ones hangs on the seed and the question. */
  public static Fault loses(double share, long seed) {
    return (query, right) -> {
      long question = (query.name() + " " + query.type()).hashCode();
      SplittableRandom random = new SplittableRandom(seed + 31 * question + query.before());
      return random.nextDouble() < share ? Reply.NONE : answer(query, right);
    };
  }

  public static Fault late(int millis) {
    return (query, right) -> new Reply(query.wire(right), millis, false);
  }

  /** No answers beyond so many a second; {@code beyond} instead. */
  public static Fault limits(int perSecond, Fault beyond) {
    Deque<Long> times = new ArrayDeque<>();
    return (query, right) -> {
      synchronized (times) {
        long now = System.nanoTime();
        while (!times.isEmpty() && now - times.peekFirst() > 1_000_000_000L) {
          times.removeFirst();
        }
        if (times.size() >= perSecond) {
          return beyond.to(query, right);
        }
        times.addLast(now);
      }
      return answer(query, right);
    };
  }

  public static Fault rcode(int rcode) {
    return (query, right) -> answer(query, failure(query, rcode));
  }

  /** The rcode at first, then the right answer. */
  public static Fault rcodeAtFirst(int rcode) {
    return (query, right) -> answer(query, query.before() == 0 ? failure(query, rcode) : right);
  }

  /** A validating resolver's answer to a name whose signatures are broken. */
  public static Fault bogus(int ede, String text) {
    return (query, right) -> {
      if (query.hasCheckingDisabled()) {
        return answer(query, right);
      }
      Message failure = failure(query, Rcode.SERVFAIL);
      failure.addRecord(extendedError(ede, text), Section.ADDITIONAL);
      return answer(query, failure);
    };
  }

  public static Fault rcodeWithExtendedError(int rcode, int ede, String text) {
    return (query, right) -> {
      Message failure = failure(query, rcode);
      failure.addRecord(extendedError(ede, text), Section.ADDITIONAL);
      return answer(query, failure);
    };
  }

  /** Nothing but TC over UDP. */
  public static Fault truncates() {
    return truncatesAnd((query, right) -> answer(query, right));
  }

  /**
   * Nothing but TC over UDP.
   *
   * @param overTcp what happens then
   */
  public static Fault truncatesAnd(Fault overTcp) {
    return (query, right) -> query.tcp() ? overTcp.to(query, right) : answer(query, cut(query));
  }

  /** TC over TCP too. */
  public static Fault truncatesAlways() {
    return (query, right) -> answer(query, cut(query));
  }

  /** The connection breaks in the middle of the answer. */
  public static Fault breaks() {
    return (query, right) -> new Reply(query.wire(right), 0, true);
  }

  public static Fault wrongId() {
    return bytes(wire -> wire[0] ^= 0x55);
  }

  public static Fault garbage() {
    return (query, right) -> Reply.of(GARBAGE.clone());
  }

  /** The right id and question, then nonsense. */
  public static Fault garbageAfterTheQuestion() {
    return (query, right) -> {
      byte[] wire = query.wire(right);
      int start = query.message().toWire().length;
      Arrays.fill(wire, Math.min(wire.length, Math.max(12, start - 11)), wire.length, (byte) 0xEE);
      return Reply.of(wire);
    };
  }

  /** The last bytes are missing, and nothing says so. */
  public static Fault cutInTheMiddle() {
    return (query, right) -> {
      byte[] wire = query.wire(right);
      return Reply.of(Arrays.copyOf(wire, wire.length - 5));
    };
  }

  /** The query itself comes back, as from an echo service. */
  public static Fault echo() {
    return (query, right) -> answer(query, query.message());
  }

  /** The response to a question that was not put. */
  public static Fault wrongQuestion() {
    return (query, right) -> {
      Message other = new Message(query.message().getHeader().getID());
      other.getHeader().setFlag(Flags.QR);
      other.addRecord(
          Record.newRecord(name("other.example."), Type.A, DClass.IN), Section.QUESTION);
      return answer(query, other);
    };
  }

  /** The right question, and the records of another name. */
  public static Fault recordsOfAnotherName() {
    return edited(
        message -> {
          message.removeAllRecords(Section.ANSWER);
          message.removeAllRecords(Section.AUTHORITY);
          message.getHeader().setRcode(Rcode.NOERROR);
          message.addRecord(
              new TXTRecord(name("other.example."), DClass.IN, 60, "of another"), Section.ANSWER);
        });
  }

  /** Aliases come alone, as from a server that has no word on their targets. */
  public static Fault followsNoAlias() {
    return edited(
        message -> {
          List<Record> answer = message.getSection(Section.ANSWER);
          if (!answer.isEmpty() && answer.get(0) instanceof CNAMERecord) {
            message.removeAllRecords(Section.ANSWER);
            message.removeAllRecords(Section.AUTHORITY);
            message.addRecord(answer.get(0), Section.ANSWER);
            message.getHeader().setRcode(Rcode.NOERROR);
          }
        });
  }

  /** Names those who would know. */
  public static Fault refers() {
    return edited(
        message -> {
          message.removeAllRecords(Section.ANSWER);
          message.removeAllRecords(Section.AUTHORITY);
          message.getHeader().setRcode(Rcode.NOERROR);
          message.getHeader().unsetFlag(Flags.AA);
          message.addRecord(
              new NSRecord(name("example."), DClass.IN, 60, name("ns.example.")),
              Section.AUTHORITY);
        });
  }

  /** The resolver has validated the answer. */
  public static Fault validates() {
    return edited(message -> message.getHeader().setFlag(Flags.AD));
  }

  /** The right answer, changed. */
  static Fault edited(Consumer<Message> edit) {
    return (query, right) -> {
      edit.accept(right);
      return answer(query, right);
    };
  }

  private static Fault bytes(Consumer<byte[]> edit) {
    return (query, right) -> {
      byte[] wire = query.wire(right);
      edit.accept(wire);
      return Reply.of(wire);
    };
  }

  static Reply answer(Query query, Message message) {
    return Reply.of(query.wire(message));
  }

  private static Message failure(Query query, int rcode) {
    Message failure = new Message(query.message().getHeader().getID());
    failure.getHeader().setOpcode(Opcode.QUERY);
    failure.getHeader().setFlag(Flags.QR);
    failure.getHeader().setRcode(rcode);
    failure.addRecord(query.message().getQuestion(), Section.QUESTION);
    return failure;
  }

  private static Message cut(Query query) {
    Message cut = failure(query, Rcode.NOERROR);
    cut.getHeader().setFlag(Flags.TC);
    return cut;
  }

  private static OPTRecord extendedError(int code, String text) {
    return new OPTRecord(1232, 0, 0, 0, List.of(new ExtendedErrorCodeOption(code, text)));
  }

  private static Name name(String text) {
    return Name.fromConstantString(text);
  }
}
