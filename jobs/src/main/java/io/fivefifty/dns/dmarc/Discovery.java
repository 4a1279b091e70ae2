package io.fivefifty.dns.dmarc;

import static java.util.Objects.requireNonNull;

import io.fivefifty.dns.DnsNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which record applies to a domain (RFC 9989 section 4.10.1), and which is its organizational
 * domain (section 4.10.2).
 *
 * @param place where the record stands that applies, or the broken one that should; null where
 *     there is none, or none is known
 * @param source author, org or psd; null with the place
 */
record Discovery(
    String orgDomain, DmarcVerdict verdict, @Nullable Published place, @Nullable String source) {

  static Discovery in(TreeWalk walk) {
    String domain = walk.start().domain();
    String listed = PublicSuffixes.organizationalDomain(domain);
    String orgDomain = orgDomain(walk, listed);
    if (isUndecided(walk, listed)) {
      return new Discovery(orgDomain, DmarcVerdict.UNKNOWN, null, null);
    }
    Published place = placeOfRecord(walk, orgDomain);
    DmarcVerdict verdict = DmarcVerdict.NONE;
    if (place == null) {
      place = walk.steps().stream().filter(Published::isBroken).findFirst().orElse(null);
    }
    if (place != null) {
      DmarcRecord record = place.record();
      boolean usable = record != null && record.isUsable();
      verdict = usable ? DmarcVerdict.VALID : DmarcVerdict.INVALID;
    }
    return new Discovery(
        orgDomain, verdict, place, place == null ? null : source(place, domain, listed));
  }

  /**
   * Whether a lookup failed that could have brought the record that applies. With a record at the
   * domain itself none could. Else every name could before something was found; after that only
   * those that may be the organization's own: public suffixes have no say over what is below them.
   */
  private static boolean isUndecided(TreeWalk walk, String listed) {
    boolean found = false;
    for (Published step : walk.steps()) {
      if (step.record() != null) {
        if (walk.isStart(step)) {
          return false;
        }
        found = true;
      } else if (step.answer().isFailed()
          && (!found || DnsNames.isAtOrBelow(step.domain(), listed))) {
        return true;
      }
    }
    return false;
  }

  /** The author's domain is preferred, then the organizational domain, then the public suffix. */
  private static @Nullable Published placeOfRecord(TreeWalk walk, String orgDomain) {
    List<Published> found = walk.found();
    if (found.isEmpty() || walk.isStart(found.get(0))) {
      return found.isEmpty() ? null : found.get(0);
    }
    for (Published step : found) {
      if (step.domain().equals(orgDomain)) {
        return step;
      }
    }
    return found.get(found.size() - 1);
  }

  /**
   * Of a walk on which lookups failed this is the best that can be said: what follows from the
   * records that were found, and where none was found, what the public suffix list says.
   */
  private static String orgDomain(TreeWalk walk, String listed) {
    String domain = walk.start().domain();
    List<Published> found = walk.found();
    if (found.isEmpty()) {
      return walk.anyFailed() ? listed : domain;
    }
    Published last = found.get(found.size() - 1);
    // A public suffix that sends mail itself is its own organization.
    boolean below = !walk.isStart(last) && requireNonNull(last.record()).isPublicSuffix();
    return below
        ? DnsNames.lastLabels(domain, DnsNames.labels(last.domain()).size() + 1)
        : last.domain();
  }

  private static String source(Published place, String domain, String listed) {
    if (place.domain().equals(domain)) {
      return "author";
    }
    DmarcRecord record = place.record();
    boolean suffix =
        record == null ? !DnsNames.isAtOrBelow(place.domain(), listed) : record.isPublicSuffix();
    return suffix ? "psd" : "org";
  }
}
