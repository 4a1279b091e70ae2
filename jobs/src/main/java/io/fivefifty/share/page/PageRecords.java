package io.fivefifty.share.page;

import com.fasterxml.jackson.core.JsonGenerator;
import io.fivefifty.share.content.DomainRecords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of what DNS has of a sending domain, as an opened row lists it.
 *
 * @param name of the fact
 * @param verdict on it
 * @param records as they are; none where there is none
 */
public record PageRecords(String name, @Nullable String verdict, List<String> records) {

  public PageRecords {
    records = List.copyOf(records);
  }

  /** The lines of a domain, each fact with its verdict. */
  public static List<PageRecords> of(DomainRecords domain) {
    List<PageRecords> lines = new ArrayList<>();
    lines.add(new PageRecords("SPF", domain.spfVerdict(), domain.spf()));
    String at = domain.dmarcFoundAt() == null ? "" : " at " + domain.dmarcFoundAt();
    lines.add(
        new PageRecords(
            "DMARC" + at,
            domain.dmarcVerdict(),
            domain.dmarc() == null ? List.of() : List.of(domain.dmarc())));
    for (DomainRecords.Key key : domain.dkim()) {
      lines.add(
          new PageRecords(
              "DKIM key " + key.selector(),
              key.verdict(),
              key.record() == null ? List.of() : List.of(key.record())));
    }
    lines.add(new PageRecords("MX", domain.mxVerdict(), domain.mx()));
    if (!domain.listedBy().isEmpty()) {
      lines.add(new PageRecords("Listed by", null, domain.listedBy()));
    }
    return lines;
  }

  /** When they were asked for. */
  public static String heading(DomainRecords domain) {
    return "DNS of " + domain.domain() + " on " + PageNumbers.time(domain.takenAt());
  }

  static void write(JsonGenerator json, DomainRecords domain) throws IOException {
    json.writeStartArray();
    json.writeString(PageText.shown(heading(domain)));
    for (PageRecords line : of(domain)) {
      json.writeStartArray();
      json.writeString(PageText.shown(line.name()));
      json.writeString(line.verdict() == null ? "" : PageText.shown(line.verdict()));
      for (String record : line.records()) {
        json.writeString(PageText.shown(record));
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
