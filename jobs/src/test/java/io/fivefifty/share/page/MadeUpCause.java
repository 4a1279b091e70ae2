package io.fivefifty.share.page;

import io.fivefifty.share.content.CauseRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cause of a made-up report, with what goes with it. */
record MadeUpCause(
    String id, String actor, @Nullable String evidence, String meaning, @Nullable String advice) {

  static List<MadeUpCause> all() {
    return List.of(
        new MadeUpCause(
            "unknown-recipient",
            "list-owner",
            null,
            "the mailbox does not exist, or the address is malformed",
            "Take the address off the list after this reply, and check where it came from. Many of"
                + " these at once mean an old or bought list."),
        new MadeUpCause(
            "dmarc-fail",
            "dns-admin",
            "confirms",
            "DMARC failed and the domain's policy asks for this",
            "Make SPF or DKIM pass with the domain that stands in the From header (alignment), and"
                + " check that the DMARC record is there and valid."),
        new MadeUpCause(
            "ip-blocklisted",
            "mta-admin",
            "contradicts",
            "the sending address is on a named blocklist",
            "Look the address up at the list that the reply names."),
        new MadeUpCause(
            "spam-content", "sender", null, "the message looks like spam", "Look at the message."),
        new MadeUpCause(
            "mailbox-full", "list-owner", null, "the mailbox is over quota", "Try again later."),
        new MadeUpCause(
            "missing-ptr", "dns-admin", "open", "the address has no reverse DNS", "Set a PTR."),
        new MadeUpCause("greylisted", "none", null, "come back later", null),
        new MadeUpCause(
            "restricted-recipient", "list-owner", null, "only certain senders may write", "Ask."),
        new MadeUpCause(
            "rate-limited", "sender", null, "too many messages in a time", "Slow down."),
        new MadeUpCause("policy-rejection", "sender", null, "a policy refuses it", "Ask."),
        new MadeUpCause(
            "unknown-recipient-domain",
            "list-owner",
            "open",
            "the recipient's domain does not exist",
            "Take them off."),
        new MadeUpCause("low-reputation", "sender", null, "a poor reputation", "Send less."),
        new MadeUpCause("system-error", "receiver", null, "a fault on their side", null),
        new MadeUpCause("unclassified", "none", null, "something that no rule knows yet", null));
  }

  boolean isFixable() {
    return List.of("dns-admin", "mta-admin", "sender").contains(actor);
  }

  /** The row of a cause as a whole. */
  static CauseRow summed(CauseRow row, long rejections) {
    return new CauseRow(
        row.day(),
        "all",
        null,
        null,
        null,
        null,
        row.cause(),
        1,
        row.fixable(),
        null,
        rejections,
        rejections,
        rejections,
        0,
        0,
        10 * rejections,
        0.1,
        0.09,
        0.11,
        null,
        null,
        false,
        null,
        null,
        null,
        null,
        row.actor(),
        row.advice(),
        row.topTemplate(),
        row.sampleReply());
  }
}
