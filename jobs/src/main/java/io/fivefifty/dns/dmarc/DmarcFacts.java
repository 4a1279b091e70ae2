package io.fivefifty.dns.dmarc;

import static java.util.Objects.requireNonNull;

import io.fivefifty.dns.Answers;
import io.fivefifty.dns.DnsNames;
import io.fivefifty.dns.Known;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What DNS says of a domain's DMARC policy.
 *
 * @param walk the lookups of the tree walk, up to where it ends (RFC 9989 section 4.10)
 * @param orgDomain by RFC 9989 section 4.10.2; where lookups failed, the best that the walk shows,
 *     else what the public suffix list says
 * @param verdict never {@code NONE} after a lookup that failed and could have brought a record
 * @param source whose record it is: author, org or psd
 * @param foundAt the domain, without {@code _dmarc.}, whose record applies, or whose broken one
 *     should; null where there is none
 * @param record its text as published, cut after 4096 characters; null where there are several
 * @param p this and the next four as published, in small letters, valid or not
 * @param t null where not published, or neither y nor n
 * @param effective none, quarantine or reject: what receivers apply by RFC 9989; null where there
 *     is no policy, or where it is not known
 * @param effective7489 the same by RFC 7489
 * @param problems in alphabetical order: of the record, and of what was passed over on the way
 */
public record DmarcFacts(
    List<WalkStep> walk,
    String orgDomain,
    DmarcVerdict verdict,
    @Nullable String source,
    @Nullable String foundAt,
    @Nullable String record,
    @Nullable String p,
    @Nullable String sp,
    @Nullable String np,
    @Nullable String adkim,
    @Nullable String aspf,
    @Nullable Boolean t,
    @Nullable String effective,
    @Nullable String effective7489,
    List<String> problems) {

  public DmarcFacts {
    walk = List.copyOf(walk);
    requireNonNull(orgDomain, "orgDomain is null");
    requireNonNull(verdict, "verdict is null");
    problems = List.copyOf(problems);
  }

  /**
   * Reads the facts of a domain.
   *
   * @param domainExists decides between {@code sp} and {@code np}
   */
  public static DmarcFacts of(String domain, Known domainExists, Answers answers) {
    String name = DnsNames.canonical(domain);
    TreeWalk walk = TreeWalk.from(name, answers);
    Discovery discovery = Discovery.in(walk);
    Published place = discovery.place();
    DmarcRecord record = place == null ? null : place.record();
    Policy effective = null;
    if (place != null && record != null) {
      effective = record.policy(!place.domain().equals(name), domainExists);
    }
    return new DmarcFacts(
        walk.steps().stream().map(Published::step).toList(),
        discovery.orgDomain(),
        discovery.verdict(),
        discovery.source(),
        place == null ? null : place.domain(),
        place == null ? null : textAt(place),
        record == null ? null : record.p(),
        record == null ? null : record.sp(),
        record == null ? null : record.np(),
        record == null ? null : record.adkim(),
        record == null ? null : record.aspf(),
        record == null ? null : record.t(),
        idOf(effective),
        idOf(Rfc7489.policy(name, answers)),
        List.copyOf(problems(walk, place)));
  }

  private static @Nullable String textAt(Published place) {
    DmarcRecord record = place.record();
    if (record != null) {
      return record.text();
    }
    return place.shown().size() == 1 ? place.shown().get(0) : null;
  }

  private static @Nullable String idOf(@Nullable Policy policy) {
    return policy == null ? null : policy.id();
  }

  /** What lies above the record that applies is not the domain's concern. */
  private static Set<String> problems(TreeWalk walk, @Nullable Published place) {
    Set<String> problems = new TreeSet<>();
    for (Published step : walk.steps()) {
      problems.addAll(step.problems());
      if (place != null && step.domain().equals(place.domain())) {
        DmarcRecord record = step.record();
        if (record != null) {
          problems.addAll(record.problems());
        }
        break;
      }
    }
    return problems;
  }
}
