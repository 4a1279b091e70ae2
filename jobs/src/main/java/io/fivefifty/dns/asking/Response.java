package io.fivefifty.dns.asking;

import io.fivefifty.dns.Answer;
import io.fivefifty.dns.DnsNames;
import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.Question;
import io.fivefifty.names.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.EDNSOption;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/**
 * What a message says to a question.
 *
 * @param answer as far as this message tells it
 * @param target where a chain of aliases leads that the message does not follow to its end, or null
 */
record Response(Answer answer, @Nullable String target) {

  /** A chain of more aliases leads nowhere. */
  static final int MOST_ALIASES = 8;

  static final String TOO_MANY_ALIASES =
      "more than " + MOST_ALIASES + " aliases, or a circle of them";

  private static final int LONGEST_ERROR = 200;

  /** Why the message is no answer at all, though it has the id and the question of the query. */
  static @Nullable Failure flaw(Message message) {
    return message.getHeader().getFlag(Flags.QR)
        ? null
        : new Failure(LookupStatus.MALFORMED, "a query came back");
  }

  /**
   * Reads a message.
   *
   * @param attempts how many times the question was sent
   * @param millis since it was first sent
   */
  static Response read(Question question, Message message, boolean tcp, int attempts, int millis) {
    int rcode = message.getRcode();
    List<String> aliases = new ArrayList<>();
    List<Record> records = new ArrayList<>();
    long ttl = Long.MAX_VALUE;
    Name name = message.getQuestion().getName();
    boolean follows = true;
    while (follows && aliases.size() <= MOST_ALIASES) {
      follows = false;
      for (Record record : message.getSection(Section.ANSWER)) {
        if (record.getDClass() != DClass.IN || !record.getName().equals(name)) {
          continue;
        }
        if (record.getType() == Type.value(question.type().name())) {
          records.add(record);
          ttl = Math.min(ttl, record.getTTL());
        } else if (record instanceof CNAMERecord alias && records.isEmpty()) {
          ttl = Math.min(ttl, alias.getTTL());
          name = alias.getTarget();
          aliases.add(text(name));
          follows = true;
          break;
        }
      }
    }
    LookupStatus status = status(rcode, records);
    SOARecord soa = soa(message, name);
    if (status == LookupStatus.NODATA || status == LookupStatus.NXDOMAIN) {
      long negative = soa == null ? Long.MAX_VALUE : Math.min(soa.getTTL(), soa.getMinimum());
      ttl = Math.min(ttl, negative);
    }
    String error = status.isAnswer() ? null : said(rcode, message);
    if (aliases.size() > MOST_ALIASES) {
      status = LookupStatus.MALFORMED;
      error = TOO_MANY_ALIASES;
      aliases.remove(MOST_ALIASES);
    } else if (status == LookupStatus.NODATA && isReferral(message, soa)) {
      status = LookupStatus.OTHER_RCODE;
      error = "a referral: this server does not resolve names for others";
    } else if (isOfOthers(message, status, aliases)) {
      status = LookupStatus.MALFORMED;
      error = "the answer holds only records that were not asked for";
    } else if (status == LookupStatus.NXDOMAIN && !records.isEmpty()) {
      status = LookupStatus.MALFORMED;
      error = "the answer holds records of a name that it says does not exist";
    }
    boolean unfollowed = status == LookupStatus.NODATA && !aliases.isEmpty() && soa == null;
    Lookup lookup =
        new Lookup(
            status,
            rcode,
            extendedErrors(message).map(ExtendedErrorCodeOption::getErrorCode).toList(),
            message.getHeader().getFlag(Flags.AD),
            tcp,
            ttl == Long.MAX_VALUE || status == LookupStatus.MALFORMED
                ? null
                : (int) Math.min(ttl, Integer.MAX_VALUE),
            attempts,
            millis,
            aliases,
            error);
    List<String> values =
        status == LookupStatus.OK ? records.stream().map(Response::value).toList() : List.of();
    return new Response(new Answer(lookup, values), unfollowed ? text(name) : null);
  }

  private static LookupStatus status(int rcode, List<Record> records) {
    return switch (rcode) {
      case Rcode.NOERROR -> records.isEmpty() ? LookupStatus.NODATA : LookupStatus.OK;
      case Rcode.NXDOMAIN -> LookupStatus.NXDOMAIN;
      case Rcode.SERVFAIL -> LookupStatus.SERVFAIL;
      case Rcode.REFUSED -> LookupStatus.REFUSED;
      default -> LookupStatus.OTHER_RCODE;
    };
  }

  /** A server that does not resolve for others names those who would know: that is no answer. */
  private static boolean isReferral(Message message, @Nullable SOARecord soa) {
    return soa == null
        && !message.getHeader().getFlag(Flags.AA)
        && message.getSection(Section.ANSWER).isEmpty()
        && message.getSection(Section.AUTHORITY).stream().anyMatch(NSRecord.class::isInstance);
  }

  /** Records came, and none of them is what was asked for, or leads there. */
  private static boolean isOfOthers(Message message, LookupStatus status, List<String> aliases) {
    return status == LookupStatus.NODATA
        && aliases.isEmpty()
        && !message.getSection(Section.ANSWER).isEmpty();
  }

  /** Of the zone in which the name would stand; that of another zone says nothing of it. */
  private static @Nullable SOARecord soa(Message message, Name name) {
    for (Record record : message.getSection(Section.AUTHORITY)) {
      if (record instanceof SOARecord soa && name.subdomain(soa.getName())) {
        return soa;
      }
    }
    return null;
  }

  private static Stream<ExtendedErrorCodeOption> extendedErrors(Message message) {
    OPTRecord opt = message.getOPT();
    return opt == null
        ? Stream.of()
        : opt.getOptions(EDNSOption.Code.EDNS_EXTENDED_ERROR).stream()
            .filter(ExtendedErrorCodeOption.class::isInstance)
            .map(ExtendedErrorCodeOption.class::cast);
  }

  private static String said(int rcode, Message message) {
    String text =
        extendedErrors(message)
            .map(ExtendedErrorCodeOption::getText)
            .filter(said -> said != null && !said.isBlank())
            .findFirst()
            .map(said -> Rcode.string(rcode) + ": " + said.replaceAll("\\p{Cntrl}", "?"))
            .orElse(Rcode.string(rcode));
    return text.length() > LONGEST_ERROR ? text.substring(0, LONGEST_ERROR) : text;
  }

  private static String value(Record record) {
    if (record instanceof ARecord a) {
      return IpAddress.of(a.getAddress().getAddress()).toString();
    }
    if (record instanceof AAAARecord a) {
      // The bytes, as InetAddress makes an IPv4 address of ::ffff:192.0.2.1.
      return IpAddress.of(a.rdataToWireCanonical()).toString();
    }
    if (record instanceof MXRecord mx) {
      String exchange = text(mx.getTarget());
      return mx.getPriority() + " " + (exchange.isEmpty() ? "." : exchange);
    }
    if (record instanceof TXTRecord txt) {
      StringBuilder joined = new StringBuilder();
      for (byte[] part : txt.getStringsAsByteArrays()) {
        joined.append(new String(part, StandardCharsets.ISO_8859_1));
      }
      return joined.toString();
    }
    if (record instanceof PTRRecord ptr) {
      return text(ptr.getTarget());
    }
    if (record instanceof SOARecord soa) {
      return String.join(
          " ",
          text(soa.getHost()),
          text(soa.getAdmin()),
          Long.toString(soa.getSerial()),
          Long.toString(soa.getRefresh()),
          Long.toString(soa.getRetry()),
          Long.toString(soa.getExpire()),
          Long.toString(soa.getMinimum()));
    }
    return record.rdataToString();
  }

  private static String text(Name name) {
    return DnsNames.canonical(name.toString(true));
  }
}
