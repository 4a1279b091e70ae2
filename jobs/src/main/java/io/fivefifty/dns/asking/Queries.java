package io.fivefifty.dns.asking;

import io.fivefifty.dns.RecordType;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Makes the messages that ask. */
final class Queries {

  /** What fits through nearly every path without fragments (dnsflagday.net/2020). */
  private static final int PAYLOAD_BYTES = 1232;

  private static final OPTRecord EDNS = new OPTRecord(PAYLOAD_BYTES, 0, 0);

  private Queries() {}

  /**
   * A query for the absolute name, which wants recursion, and to hear whether the answer was
   * validated (RFC 6840 section 5.7).
   */
  static Message of(String name, RecordType type) {
    try {
      Message query =
          Message.newQuery(
              Record.newRecord(Name.fromString(name + "."), Type.value(type.name()), DClass.IN));
      query.getHeader().setFlag(Flags.AD);
      query.addRecord(EDNS, Section.ADDITIONAL);
      return query;
    } catch (TextParseException e) {
      throw new IllegalArgumentException(name + " is no name that DNS can hold", e);
    }
  }

  /** A query for the root's SOA record. */
  static Message ofRoot() {
    return Message.newQuery(Record.newRecord(Name.root, Type.SOA, DClass.IN));
  }
}
