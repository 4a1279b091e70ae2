package io.fivefifty.share.content;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot has of a sending domain, as a page shows it.
 *
 * @param spf its SPF records, as they are
 * @param spfVerdict of the record
 * @param dmarc the record that holds for the domain, null where there is none
 * @param dmarcFoundAt the name at which it was found
 * @param dmarcVerdict of the record
 * @param mx its mail exchangers, by preference
 * @param mxVerdict of them
 */
public record DomainRecords(
    String snapshotId,
    String domain,
    Instant takenAt,
    List<String> spf,
    @Nullable String spfVerdict,
    @Nullable String dmarc,
    @Nullable String dmarcFoundAt,
    @Nullable String dmarcVerdict,
    List<Key> dkim,
    List<String> mx,
    @Nullable String mxVerdict,
    List<String> listedBy) {

  public DomainRecords {
    spf = List.copyOf(spf);
    dkim = List.copyOf(dkim);
    mx = List.copyOf(mx);
    listedBy = List.copyOf(listedBy);
  }

  /**
   * A DKIM key.
   *
   * @param verdict whether it can be used
   * @param record as published, null where there is none
   */
  public record Key(String selector, String verdict, @Nullable String record) {}
}
