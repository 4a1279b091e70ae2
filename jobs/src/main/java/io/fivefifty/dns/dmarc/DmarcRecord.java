package io.fivefifty.dns.dmarc;

import io.fivefifty.dns.Known;
import io.fivefifty.dns.TagList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A DMARC record that receivers take for one: it starts with {@code v=DMARC1} (RFC 9989 sections
 * 4.7 and 4.8). Values are in small letters; what is not published is null. Of a tag that stands
 * twice the first counts.
 *
 * @param t null where the value is neither {@code y} nor {@code n}
 * @param pctIsZero what only RFC 7489 knows: no part of the mail is asked to be treated so
 */
record DmarcRecord(
    String text,
    @Nullable String p,
    @Nullable String sp,
    @Nullable String np,
    @Nullable String adkim,
    @Nullable String aspf,
    @Nullable String psd,
    @Nullable Boolean t,
    boolean pctIsZero,
    ReportingUris rua,
    Set<String> problems) {

  private static final Pattern ZERO = Pattern.compile("0{1,3}");

  static DmarcRecord of(String text) {
    TagList list = TagList.of(text);
    Set<String> problems = new TreeSet<>();
    Map<String, String> tags = new HashMap<>();
    boolean repeated = false;
    for (TagList.Tag tag : list.tags()) {
      // The grammar's strings are without case (RFC 5234 section 2.3), so are the names of tags.
      repeated |= tags.putIfAbsent(tag.name().toLowerCase(Locale.ROOT), tag.value()) != null;
    }
    if (repeated || list.hasGarbage()) {
      problems.add("syntax");
    }
    String rua = tags.get("rua");
    ReportingUris uris = rua == null ? ReportingUris.ABSENT : ReportingUris.of(rua);
    String pct = tags.get("pct");
    DmarcRecord read =
        new DmarcRecord(
            Published.cut(text),
            small(tags, "p"),
            small(tags, "sp"),
            small(tags, "np"),
            small(tags, "adkim"),
            small(tags, "aspf"),
            small(tags, "psd"),
            yesOrNo(small(tags, "t")),
            pct != null && ZERO.matcher(pct).matches(),
            uris,
            problems);
    read.note(problems, pct, tags.containsKey("t"));
    return read;
  }

  private void note(Set<String> problems, @Nullable String pct, boolean hasT) {
    noteIf(problems, p == null, "missing-p");
    noteIf(problems, isInvalid(p), "invalid-p");
    noteIf(problems, isInvalid(sp), "invalid-sp");
    noteIf(problems, isInvalid(np), "invalid-np");
    noteIf(problems, rua.anyInvalid(), "invalid-rua");
    noteIf(problems, isNoAlignment(adkim) || isNoAlignment(aspf), "invalid-alignment");
    // All mail is what both standards treat by default: 100 changes nothing.
    noteIf(problems, pct != null && !pct.equals("100"), "obsolete-pct");
    noteIf(problems, Boolean.TRUE.equals(t), "test-mode");
    boolean badPsd = psd != null && !psd.equals("y") && !psd.equals("n") && !psd.equals("u");
    noteIf(problems, badPsd || (hasT && t == null), "syntax");
  }

  /** Whether the walk ends here: the record tells where the organization begins (section 4.10). */
  boolean endsWalk() {
    return isPublicSuffix() || "n".equals(psd);
  }

  boolean isPublicSuffix() {
    return "y".equals(psd);
  }

  /** Whether receivers take a policy from it (RFC 9989 section 4.10.1). */
  boolean isUsable() {
    return !hasInvalidPolicy() || rua.anyValid();
  }

  /**
   * What a receiver that follows RFC 9989 (sections 4.7 and 4.10.1) applies.
   *
   * @param toSubdomain whether the mail is of a domain below the record's
   * @param exists whether that domain exists
   * @return null where there is no policy, or where it hangs on what is not known
   */
  @Nullable Policy policy(boolean toSubdomain, Known exists) {
    if (hasInvalidPolicy()) {
      // Reports are wanted, so the record counts, but as one that asks for nothing.
      return rua.anyValid() ? Policy.NONE : null;
    }
    Policy own = p == null ? Policy.NONE : Policy.of(p);
    Policy asked = toSubdomain ? ofSubdomain(own, exists) : own;
    return asked != null && Boolean.TRUE.equals(t) ? asked.weaker() : asked;
  }

  private @Nullable Policy ofSubdomain(@Nullable Policy own, Known exists) {
    Policy ofExisting = sp == null ? own : Policy.of(sp);
    Policy ofMissing = np == null ? ofExisting : Policy.of(np);
    return switch (exists) {
      case YES -> ofExisting;
      case NO -> ofMissing;
      case UNKNOWN -> ofExisting == ofMissing ? ofExisting : null;
    };
  }

  /**
   * What a receiver that follows RFC 7489 (sections 6.3 and 6.6.3) applies: {@code p} must be
   * there, {@code np} and {@code t} are not known, and with {@code pct=0} the next weaker policy
   * holds (section 6.6.4).
   */
  @Nullable Policy policy7489(boolean toSubdomain) {
    if (p == null || isInvalid(p) || isInvalid(sp)) {
      return rua.anyValid() ? Policy.NONE : null;
    }
    Policy asked = Policy.of(toSubdomain && sp != null ? sp : p);
    return asked != null && pctIsZero ? asked.weaker() : asked;
  }

  /** A missing {@code p} stands for none; an invalid {@code sp} or {@code np} spoils the whole. */
  private boolean hasInvalidPolicy() {
    return isInvalid(p) || isInvalid(sp) || isInvalid(np);
  }

  private static boolean isInvalid(@Nullable String policy) {
    return policy != null && Policy.of(policy) == null;
  }

  private static boolean isNoAlignment(@Nullable String mode) {
    return mode != null && !mode.equals("r") && !mode.equals("s");
  }

  private static @Nullable Boolean yesOrNo(@Nullable String value) {
    return "y".equals(value) ? Boolean.TRUE : "n".equals(value) ? Boolean.FALSE : null;
  }

  private static @Nullable String small(Map<String, String> tags, String name) {
    String value = tags.get(name);
    return value == null ? null : Published.cut(value.toLowerCase(Locale.ROOT));
  }

  private static void noteIf(Set<String> problems, boolean holds, String problem) {
    if (holds) {
      problems.add(problem);
    }
  }
}
