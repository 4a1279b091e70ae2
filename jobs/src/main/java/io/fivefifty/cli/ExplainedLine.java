package io.fivefifty.cli;

import org.jspecify.annotations.Nullable;

/**
 * A line of {@code explain --tsv}: id, reply, relay, recipient, with tabs between. What is missing
 * at the end is not known. Where there are more fields, the reply itself holds tabs.
 *
 * @param reply may be empty
 * @param relay null where it is not known
 * @param recipientDomain null where it is not known
 */
record ExplainedLine(
    String id, String reply, @Nullable String relay, @Nullable String recipientDomain) {

  private static final int FIELDS = 4;

  static ExplainedLine parse(String line) {
    String[] fields = line.split("\t", -1);
    int more = Math.max(0, fields.length - FIELDS);
    StringBuilder reply = new StringBuilder();
    for (int i = 1; i <= Math.min(1 + more, fields.length - 1); i++) {
      reply.append(i == 1 ? "" : " ").append(fields[i]);
    }
    return new ExplainedLine(
        fields[0],
        reply.toString().strip(),
        known(field(fields, 2 + more)),
        domain(field(fields, 3 + more)));
  }

  private static String field(String[] fields, int index) {
    return index < fields.length ? fields[index] : "";
  }

  /** The text without white space around it, or null where nothing is left. */
  static @Nullable String known(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** The domain of an address, or of what is already a domain. */
  static @Nullable String domain(@Nullable String address) {
    if (address == null) {
      return null;
    }
    String bare = address.replace("<", "").replace(">", "");
    return known(bare.substring(bare.lastIndexOf('@') + 1));
  }
}
