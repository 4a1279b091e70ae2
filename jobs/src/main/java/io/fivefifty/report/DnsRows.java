package io.fivefifty.report;

import io.fivefifty.dns.Lookup;
import io.fivefifty.dns.LookupStatus;
import io.fivefifty.dns.blocklist.Listing;
import io.fivefifty.dns.blocklist.ListingVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What the rows of both DNS tables have in common. */
final class DnsRows {

  /** A lookup as a column. */
  static final String LOOKUP =
      "STRUCT<status: STRING, rcode: SMALLINT, ede: ARRAY<SMALLINT>, ad: BOOLEAN, tcp: BOOLEAN,"
          + " ttl: INT, attempts: TINYINT, millis: INT, aliases: ARRAY<STRING>, error: STRING>";

  /** Listings as a column. */
  static final String LISTINGS =
      "ARRAY<STRUCT<zone: STRING, status: STRING, codes: ARRAY<STRING>, verdict: STRING>>";

  private DnsRows() {}

  static Row row(Lookup lookup) {
    Integer rcode = lookup.rcode();
    return RowFactory.create(
        lookup.status().id(),
        rcode == null ? null : rcode.shortValue(),
        lookup.ede().stream().map(Integer::shortValue).toArray(Short[]::new),
        lookup.ad(),
        lookup.tcp(),
        lookup.ttlSeconds(),
        (byte) Math.min(lookup.attempts(), Byte.MAX_VALUE),
        lookup.millis(),
        array(lookup.aliases()),
        lookup.error());
  }

  static Lookup lookup(Row row) {
    Short rcode = row.getAs("rcode");
    List<Short> ede = row.getList(row.fieldIndex("ede"));
    return new Lookup(
        LookupStatus.of(row.getAs("status")),
        rcode == null ? null : rcode.intValue(),
        ede.stream().map(Short::intValue).toList(),
        row.<Boolean>getAs("ad"),
        row.<Boolean>getAs("tcp"),
        row.getAs("ttl"),
        row.<Byte>getAs("attempts"),
        row.<Integer>getAs("millis"),
        texts(row, "aliases"),
        row.getAs("error"));
  }

  static Row[] rows(List<Listing> listings) {
    return listings.stream()
        .map(
            listing ->
                RowFactory.create(
                    listing.zone(),
                    listing.status(),
                    array(listing.codes()),
                    listing.verdict().id()))
        .toArray(Row[]::new);
  }

  static List<Listing> listings(Row row) {
    List<Listing> listings = new ArrayList<>();
    for (Row listing : structs(row, "listings")) {
      listings.add(
          new Listing(
              listing.getAs("zone"),
              listing.getAs("status"),
              texts(listing, "codes"),
              constant(ListingVerdict.class, listing.getAs("verdict"))));
    }
    return listings;
  }

  static String[] array(List<String> texts) {
    return texts.toArray(String[]::new);
  }

  static List<String> texts(Row row, String column) {
    int index = row.fieldIndex(column);
    return row.isNullAt(index) ? List.of() : List.copyOf(row.<String>getList(index));
  }

  static List<Row> structs(Row row, String column) {
    int index = row.fieldIndex(column);
    return row.isNullAt(index) ? List.of() : row.getList(index);
  }

  /** The constant of that id, whose ids are its names in small letters. */
  static <E extends Enum<E>> E constant(Class<E> type, String id) {
    return Enum.valueOf(type, id.toUpperCase(Locale.ROOT));
  }
}
