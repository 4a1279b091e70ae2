package io.fivefifty.share.content;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the latest snapshot has of an address that mail is sent from.
 *
 * @param ptr the names that its reverse DNS gives
 * @param ptrVerdict whether they lead back
 * @param helo the name it introduces itself with, null where nobody has told
 * @param heloVerdict of that name
 * @param listedBy the blocklists that have it
 */
public record HostRecords(
    String ip,
    List<String> ptr,
    @Nullable String ptrVerdict,
    @Nullable String helo,
    @Nullable String heloVerdict,
    List<String> listedBy) {

  public HostRecords {
    ptr = List.copyOf(ptr);
    listedBy = List.copyOf(listedBy);
  }
}
